"""
Every error that is the world's or the user's fault, drawn as a tree.

CallAssistError                 carries a code and parameters; `words` turns them into a sentence
├── UsageError                  the command was called wrongly                        (exit 2)
├── RefusedError                bad input, a failed check, an approval that is missing (exit 3)
├── AccessError                 wrong password, locked out, or not allowed             (exit 4)
└── MachineError                disk full, read-only, network share, old library       (exit 5)

Anything else that is raised is a bug: the crash dialog or exit status 1, and a log entry that
never holds a row's values.
"""

from __future__ import annotations


class CallAssistError(Exception):
    """
    A failure that a person can mend.

    Args:
        code: key of the sentence and its next step in the word catalogue (`error.<code>`).
        params: values for that sentence; never a name, number, telephone or address.
    """

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __reduce__(self) -> tuple[object, ...]:
        """Cross a process boundary with the parameters intact."""
        return (_rebuild, (type(self), self.code, self.params))


def _rebuild(
    kind: type[CallAssistError], code: str, params: dict[str, str | int]
) -> CallAssistError:
    return kind(code, **params)


class UsageError(CallAssistError):
    """The command or its arguments make no sense."""


class RefusedError(CallAssistError):
    """The input was refused and nothing was changed."""


class AccessError(CallAssistError):
    """The password is wrong, the account is locked, or the role does not allow it."""


class MachineError(CallAssistError):
    """The machine cannot do it: disk, permissions, file system or library."""


class CancelledError(RefusedError):
    """The user cancelled; nothing was changed."""
