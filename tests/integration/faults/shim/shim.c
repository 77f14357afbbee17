/*
 * Watches what a process does to the files of a profile, and can end it at one of these moments.
 *
 * Loaded by LD_PRELOAD into the program and every process it starts:
 *   FAULTS_ROOT   the profile, as realpath names it; only what lies below it is looked at
 *   FAULTS_LOG    file that takes a record of every change, in the order of its effects
 *   FAULTS_MARKS  file whose writes are recorded as marks: what the program has been promised
 *   FAULTS_DATA   "1": the bytes written are recorded too
 *   FAULTS_KILL   "WHAT SUFFIX COUNT MICROSECONDS": the group leader, once it has done WHAT
 *                 (a letter of the list below) to a path that ends so and COUNT changes more,
 *                 kills the whole process group so much later
 *
 * A record: nanoseconds, process, letter, offset or size, lengths of both paths and of the data,
 * then these. Letters: W written, T truncated, S flushed, C made, M folder made, R renamed,
 * U removed, D folder removed, K about to kill, ! a way of writing that cannot be recorded.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define REAL(result, name, parameters)                       \
    static result(*real) parameters;                         \
    if (!real) real = (result(*) parameters)dlsym(RTLD_NEXT, #name)

struct head {
    uint64_t nanoseconds, offset;
    uint32_t process, letter, path, other, data, spare;
};

static char root[PATH_MAX], marks[PATH_MAX];
static size_t root_length;
static int log_file = -1, with_data;
static char kill_letter, kill_suffix[128];
static long kill_count = -1, kill_delay, seen;
static int armed;

__attribute__((constructor)) static void begin(void) {
    const char *from = getenv("FAULTS_ROOT"), *log = getenv("FAULTS_LOG");
    const char *mark = getenv("FAULTS_MARKS"), *blow = getenv("FAULTS_KILL");
    const char *data = getenv("FAULTS_DATA");
    if (!from || !log) return;
    snprintf(root, sizeof root, "%s", from);
    root_length = strlen(root);
    if (mark) snprintf(marks, sizeof marks, "%s", mark);
    with_data = data && *data == '1';
    int low = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    log_file = fcntl(low, F_DUPFD_CLOEXEC, 700); /* out of the way of what counts its files */
    syscall(SYS_close, low);
    if (blow && getpid() == getpgrp() &&
        sscanf(blow, "%c %127s %ld %ld", &kill_letter, kill_suffix, &kill_count, &kill_delay) != 4)
        kill_count = -1;
}

static uint64_t now(void) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (uint64_t)at.tv_sec * 1000000000u + (uint64_t)at.tv_nsec;
}

static void note(char letter, const char *path, const char *other, uint64_t offset,
                 const void *data, size_t length) {
    struct head head = {now(), offset, (uint32_t)getpid(), (uint32_t)letter,
                        (uint32_t)strlen(path), (uint32_t)strlen(other), (uint32_t)length, 0};
    struct iovec parts[4] = {{&head, sizeof head}, {(void *)path, head.path},
                             {(void *)other, head.other}, {(void *)data, data ? length : 0}};
    if (!data) head.data = 0, head.spare = (uint32_t)length;
    int kept = errno;
    syscall(SYS_writev, log_file, parts, 4);
    errno = kept;
}

static void *strike(void *unused) {
    (void)unused;
    usleep((useconds_t)kill_delay);
    note('K', "", "", 0, NULL, 0);
    kill(0, SIGKILL);
    return NULL;
}

/* Called before each change: the blow may fall before it. */
static void before(void) {
    if (!armed || kill_count < 0 || seen++ != kill_count) return;
    kill_count = -1;
    if (kill_delay <= 0) strike(NULL);
    pthread_t thread;
    pthread_create(&thread, NULL, strike, NULL);
}

static void after(char letter, const char *path, const char *other, uint64_t offset,
                  const void *data, size_t length) {
    note(letter, path, other, offset, data, length);
    size_t suffix = strlen(kill_suffix), whole = strlen(path);
    if (!armed && kill_count >= 0 && letter == kill_letter && whole >= suffix &&
        !strcmp(path + whole - suffix, kill_suffix))
        armed = 1;
}

static int below_root(const char *path) {
    return log_file >= 0 && !strncmp(path, root, root_length) &&
           (path[root_length] == '/' || !path[root_length]);
}

static int path_of(int file, char *path) {
    char link[32];
    if (log_file < 0) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    int kept = errno;
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
    errno = kept;
    if (length <= 0) return 0;
    path[length] = 0;
    if (length > 10 && !strcmp(path + length - 10, " (deleted)")) return 0;
    return below_root(path) || (*marks && !strcmp(path, marks));
}

static int absolute(int folder, const char *name, char *path) {
    char base[PATH_MAX] = "";
    if (log_file < 0) return 0;
    if (*name == '/') {
        snprintf(path, PATH_MAX, "%s", name);
        return below_root(path);
    }
    if (folder == AT_FDCWD) {
        if (!getcwd(base, sizeof base)) return 0;
    } else if (!path_of(folder, base)) {
        return 0;
    }
    snprintf(path, PATH_MAX, "%.2000s/%.2000s", base, name);
    return below_root(path);
}

static int is_there(const char *path) {
    struct stat found;
    int kept = errno, there = !syscall(SYS_newfstatat, AT_FDCWD, path, &found, 0);
    errno = kept;
    return there;
}

static int open_noted(int folder, const char *name, int flags, mode_t mode) {
    char path[PATH_MAX];
    int watched = (flags & (O_CREAT | O_TRUNC)) && absolute(folder, name, path), there = 0;
    if (watched) {
        there = is_there(path);
        before();
    }
    int file = (int)syscall(SYS_openat, folder, name, flags, mode);
    if (watched && file >= 0) {
        if (!there) after('C', path, "", 0, NULL, 0);
        else if (flags & O_TRUNC) after('T', path, "", 0, NULL, 0);
    }
    return file;
}

#define OPENING(name, parameters, folder)                    \
    int name parameters {                                    \
        mode_t mode = 0;                                     \
        if (flags & (O_CREAT | O_TMPFILE)) {                 \
            va_list rest;                                    \
            va_start(rest, flags);                           \
            mode = va_arg(rest, mode_t);                     \
            va_end(rest);                                    \
        }                                                    \
        return open_noted(folder, path, flags, mode);        \
    }
OPENING(open, (const char *path, int flags, ...), AT_FDCWD)
OPENING(open64, (const char *path, int flags, ...), AT_FDCWD)
OPENING(openat, (int folder, const char *path, int flags, ...), folder)
OPENING(openat64, (int folder, const char *path, int flags, ...), folder)

static void written(int file, const char *path, const void *data, ssize_t count, off_t at) {
    if (count <= 0) return;
    if (at < 0) at = lseek(file, 0, SEEK_CUR) - count; /* it stands behind what was written */
    if (*marks && !strcmp(path, marks)) after('P', path, "", 0, data, (size_t)count);
    else after('W', path, "", (uint64_t)at, with_data ? data : NULL, (size_t)count);
}

ssize_t write(int file, const void *data, size_t count) {
    char path[PATH_MAX];
    int watched = file != log_file && path_of(file, path);
    if (watched) before();
    ssize_t done = syscall(SYS_write, file, data, count);
    if (watched) written(file, path, data, done, -1);
    return done;
}

#define WRITING_AT(name)                                                     \
    ssize_t name(int file, const void *data, size_t count, off_t at) {       \
        char path[PATH_MAX];                                                 \
        int watched = path_of(file, path);                                   \
        if (watched) before();                                               \
        ssize_t done = syscall(SYS_pwrite64, file, data, count, at);         \
        if (watched) written(file, path, data, done, at);                    \
        return done;                                                         \
    }
WRITING_AT(pwrite)
WRITING_AT(pwrite64)

#define ON_FILE(name, letter, parameters, arguments, size)                   \
    int name parameters {                                                    \
        REAL(int, name, parameters);                                    \
        char path[PATH_MAX];                                                 \
        int watched = path_of(file, path);                                   \
        if (watched) before();                                               \
        int done = real arguments;                                           \
        if (watched && !done) after(letter, path, "", size, NULL, 0);        \
        return done;                                                         \
    }
ON_FILE(fsync, 'S', (int file), (file), 0)
ON_FILE(fdatasync, 'S', (int file), (file), 0)
ON_FILE(ftruncate, 'T', (int file, off_t size), (file, size), (uint64_t)size)
ON_FILE(ftruncate64, 'T', (int file, off64_t size), (file, size), (uint64_t)size)

/* Room set aside is zeros up to its end, where the file was shorter. */
static int grown(int file, int mode, off_t at, off_t length) {
    char path[PATH_MAX];
    struct stat found;
    int watched = path_of(file, path);
    if (watched) before();
    int done = (int)syscall(SYS_fallocate, file, mode, at, length);
    if (watched && !done) {
        fstat(file, &found);
        after(mode ? '!' : 'T', path, "", (uint64_t)found.st_size, NULL, 0);
    }
    return done;
}
int fallocate(int file, int mode, off_t at, off_t length) { return grown(file, mode, at, length); }
int fallocate64(int file, int mode, off64_t at, off64_t n) { return grown(file, mode, at, n); }
int posix_fallocate(int file, off_t at, off_t n) { return grown(file, 0, at, n) ? errno : 0; }
int posix_fallocate64(int file, off64_t at, off64_t n) { return grown(file, 0, at, n) ? errno : 0; }

#define ON_NAME(name, letter, parameters, arguments, folder)                 \
    int name parameters {                                                    \
        REAL(int, name, parameters);                                    \
        char full[PATH_MAX];                                                 \
        int watched = absolute(folder, path, full);                          \
        if (watched) before();                                               \
        int done = real arguments;                                           \
        if (watched && !done) after(letter, full, "", 0, NULL, 0);           \
        return done;                                                         \
    }
ON_NAME(unlink, 'U', (const char *path), (path), AT_FDCWD)
ON_NAME(rmdir, 'D', (const char *path), (path), AT_FDCWD)
ON_NAME(mkdir, 'M', (const char *path, mode_t mode), (path, mode), AT_FDCWD)
ON_NAME(mkdirat, 'M', (int folder, const char *path, mode_t mode), (folder, path, mode), folder)
ON_NAME(unlinkat, flags & AT_REMOVEDIR ? 'D' : 'U', (int folder, const char *path, int flags),
        (folder, path, flags), folder)

static int renamed(int from, const char *old, int to, const char *new, unsigned flags) {
    char source[PATH_MAX], target[PATH_MAX];
    int leaves = absolute(from, old, source), arrives = absolute(to, new, target);
    if (leaves || arrives) before();
    int done = (int)syscall(SYS_renameat2, from, old, to, new, flags);
    if ((leaves || arrives) && !done)
        after(leaves && arrives && !flags ? 'R' : '!', source, target, 0, NULL, 0);
    return done;
}
int rename(const char *old, const char *new) { return renamed(AT_FDCWD, old, AT_FDCWD, new, 0); }
int renameat(int from, const char *old, int to, const char *new) {
    return renamed(from, old, to, new, 0);
}
int renameat2(int from, const char *old, int to, const char *new, unsigned flags) {
    return renamed(from, old, to, new, flags);
}

/* Copies inside the kernel are refused below the profile, so that callers copy by writing. */
#define REFUSED_BELOW(type, name, file, parameters, arguments)               \
    type name parameters {                                                   \
        REAL(type, name, parameters);                                   \
        char path[PATH_MAX];                                                 \
        if (path_of(file, path)) {                                           \
            errno = EINVAL;                                                  \
            return -1;                                                       \
        }                                                                    \
        return real arguments;                                               \
    }
REFUSED_BELOW(ssize_t, sendfile, out, (int out, int in, off_t *at, size_t n), (out, in, at, n))
REFUSED_BELOW(ssize_t, sendfile64, out, (int out, int in, off64_t *at, size_t n), (out, in, at, n))
REFUSED_BELOW(ssize_t, copy_file_range, out,
              (int in, off64_t *from, int out, off64_t *to, size_t n, unsigned flags),
              (in, from, out, to, n, flags))

/* Ways of writing that the program does not use below a profile: seen, they spoil a recording. */
#define UNRECORDED(type, name, file, parameters, arguments)                  \
    type name parameters {                                                   \
        REAL(type, name, parameters);                                   \
        char path[PATH_MAX];                                                 \
        if (path_of(file, path)) note('!', path, #name, 0, NULL, 0);         \
        return real arguments;                                               \
    }
UNRECORDED(ssize_t, writev, file, (int file, const struct iovec *parts, int n), (file, parts, n))
UNRECORDED(ssize_t, pwritev, file, (int file, const struct iovec *parts, int n, off_t at),
           (file, parts, n, at))
