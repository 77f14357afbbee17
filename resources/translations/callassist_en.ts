<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="ja">
<context>
    <name>AuditorPage</name>
    <message>
        <source>監査の方へ</source>
        <translation>For auditors</translation>
    </message>
    <message>
        <source>この画面では名簿も応対も表示しません。アクセス記録は次のコマンドで書き出せます。</source>
        <translation>This window shows you no roster and no calls. Export the access log with this command:</translation>
    </message>
</context>
<context>
    <name>CallClock</name>
    <message>
        <source>次の応対</source>
        <translation>Next call</translation>
    </message>
    <message>
        <source>次の応対を始める F2</source>
        <translation>Start the next call F2</translation>
    </message>
</context>
<context>
    <name>ChangesPane</name>
    <message>
        <source>いまの名簿との違い</source>
        <translation>Changes to the roster in use</translation>
    </message>
    <message>
        <source>追加</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>変更</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>削除</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>変更なし</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>受け入れなかった行</source>
        <translation>Rejected rows</translation>
    </message>
    <message>
        <source>変更の割合</source>
        <translation>Share of changes</translation>
    </message>
    <message>
        <source>変更の種類</source>
        <translation>Kind of change</translation>
    </message>
    <message>
        <source>変わった項目</source>
        <translation>Field that changed</translation>
    </message>
    <message>
        <source>整理番号で絞る Ctrl+F</source>
        <translation>Filter by number Ctrl+F</translation>
    </message>
    <message>
        <source>案内済みの方だけ Alt+T</source>
        <translation>Already told only Alt+T</translation>
    </message>
    <message>
        <source>変更の一覧</source>
        <translation>List of changes</translation>
    </message>
    <message>
        <source>この違いを確認しました Alt+K</source>
        <translation>I have checked these changes Alt+K</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>切り替える理由</source>
        <translation>Reason for switching</translation>
    </message>
    <message>
        <source>確認の印と理由を入れると、切替へ進めます</source>
        <translation>Tick the acknowledgement and give a reason to go on</translation>
    </message>
</context>
<context>
    <name>CheckPane</name>
    <message>
        <source>検査</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>依頼元から知らされた件数</source>
        <translation>The client&apos;s figure</translation>
    </message>
    <message>
        <source>受け入れなかった行も、注意のある行もありません。</source>
        <translation>No row was rejected and none is doubtful.</translation>
    </message>
    <message>
        <source>受け入れなかった行</source>
        <translation>Rejected rows</translation>
    </message>
    <message>
        <source>データ行</source>
        <translation>Data rows</translation>
    </message>
    <message>
        <source>受け入れた行</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>注意のある行</source>
        <translation>Doubtful rows</translation>
    </message>
    <message>
        <source>受け入れなかった行、種類ごと</source>
        <translation>Rejected rows by kind</translation>
    </message>
    <message>
        <source>受け入れなかった行を、ファイルと同じ列の並びで書き出します。直したら「追加分」として取り込めます。</source>
        <translation>Writes the rejected rows in the file&apos;s own columns. Once mended, they can be imported as a supplement.</translation>
    </message>
    <message>
        <source>開くためのパスワード</source>
        <translation>Password to open it</translation>
    </message>
    <message>
        <source>書き出すファイルを開くためのパスワード</source>
        <translation>Password to open the written file</translation>
    </message>
    <message>
        <source>もう一度</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>パスワードをもう一度</source>
        <translation>Password again</translation>
    </message>
    <message>
        <source>書き出す（暗号化 xlsx）</source>
        <translation>Write (encrypted xlsx)</translation>
    </message>
    <message>
        <source>受け入れなかった行を暗号化した xlsx に書き出す Alt+W</source>
        <translation>Write the rejected rows to an encrypted xlsx Alt+W</translation>
    </message>
    <message>
        <source>注意のある行（取り込みます）</source>
        <translation>Doubtful rows (imported)</translation>
    </message>
    <message>
        <source>注意のある行、種類ごと</source>
        <translation>Doubtful rows by kind</translation>
    </message>
</context>
<context>
    <name>ColumnsPane</name>
    <message>
        <source>列の対応</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>シート</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>見るシート</source>
        <translation>Sheet to look at</translation>
    </message>
    <message>
        <source>見出しの行</source>
        <translation>Header row</translation>
    </message>
    <message>
        <source>文字コード</source>
        <translation>Encoding</translation>
    </message>
    <message>
        <source>項目と列の対応</source>
        <translation>Fields and columns</translation>
    </message>
    <message>
        <source>はじめの行は、このように読みます</source>
        <translation>The first rows will be read like this</translation>
    </message>
    <message>
        <source>読み直しています…</source>
        <translation>Looking again…</translation>
    </message>
    <message>
        <source>はじめの行の読み方</source>
        <translation>How the first rows are read</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>プログラムに誤りが見つかりました</source>
        <translation>The program has met a fault of its own</translation>
    </message>
    <message>
        <source>お客さまの情報は記録していません。続けられない場合は、いちど終了して開き直してください。</source>
        <translation>No customer&apos;s data was recorded. If you cannot go on, quit and open the program again.</translation>
    </message>
    <message>
        <source>終了する</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>プログラムを終了する Ctrl+Q</source>
        <translation>Quit the program Ctrl+Q</translation>
    </message>
    <message>
        <source>続ける</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>続ける Enter</source>
        <translation>Go on Enter</translation>
    </message>
</context>
<context>
    <name>FilePane</name>
    <message>
        <source>ファイル</source>
        <translation>File</translation>
    </message>
    <message>
        <source>別のファイルを選ぶ</source>
        <translation>Choose another file</translation>
    </message>
    <message>
        <source>別のファイルを選ぶ Ctrl+O</source>
        <translation>Choose another file Ctrl+O</translation>
    </message>
    <message>
        <source>ファイルのパスワード</source>
        <translation>Password of the file</translation>
    </message>
    <message>
        <source>このファイルは暗号化されています。パスワードはこの取り込みにだけ使い、保存しません。</source>
        <translation>This file is encrypted. The password is used for this import only and is not kept.</translation>
    </message>
    <message>
        <source>開く</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>パスワードでファイルを開く Alt+O</source>
        <translation>Open the file with the password Alt+O</translation>
    </message>
    <message>
        <source>ファイルの中を見ています…</source>
        <translation>Looking into the file…</translation>
    </message>
    <message>
        <source>ファイルの中を見ています</source>
        <translation>Looking into the file</translation>
    </message>
    <message>
        <source>このファイルの種類</source>
        <translation>Kind of file</translation>
    </message>
    <message>
        <source>読むシート</source>
        <translation>Sheets to read</translation>
    </message>
    <message>
        <source>Space で選ぶ・外す</source>
        <translation>Space ticks and unticks</translation>
    </message>
    <message>
        <source>読むシート。Space で選ぶ・外す</source>
        <translation>Sheets to read. Space ticks and unticks</translation>
    </message>
    <message>
        <source>行の印と隠れた行</source>
        <translation>Marked and hidden rows</translation>
    </message>
    <message>
        <source>値ではない印です。何を意味するかを選んでください。除いた行は、検査の件数に「除いた行」と示します。</source>
        <translation>These marks are no values. Say what they mean. Rows left out are counted as such in the check.</translation>
    </message>
</context>
<context>
    <name>IncidentBody</name>
    <message>
        <source>読み方の長さ F5</source>
        <translation>Length of the text F5</translation>
    </message>
    <message>
        <source>区分 F9</source>
        <translation>Class F9</translation>
    </message>
    <message>
        <source>漏洩項目 F1</source>
        <translation>Leaked items F1</translation>
    </message>
    <message>
        <source>経緯</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>参考（社内）</source>
        <translation>For you only</translation>
    </message>
    <message>
        <source>× 案内禁止</source>
        <translation>× Never say</translation>
    </message>
</context>
<context>
    <name>LockBar</name>
    <message>
        <source>ロック中</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>お客さまの情報は隠しています。下書きは残っています。</source>
        <translation>Customers&apos; data is hidden. Your draft is kept.</translation>
    </message>
    <message>
        <source>パスワード</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>ロック解除</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>ロックを解除する Enter</source>
        <translation>Unlock the window Enter</translation>
    </message>
    <message>
        <source>ログアウト</source>
        <translation>Log out</translation>
    </message>
    <message>
        <source>ログアウトする Ctrl+Q</source>
        <translation>Log out Ctrl+Q</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>応対</source>
        <translation>Calls</translation>
    </message>
    <message>
        <source>応対の画面 Alt+8</source>
        <translation>The calls page Alt+8</translation>
    </message>
    <message>
        <source>名簿</source>
        <translation>Rosters</translation>
    </message>
    <message>
        <source>名簿の画面 Alt+9</source>
        <translation>The rosters page Alt+9</translation>
    </message>
    <message>
        <source>名簿の基準日</source>
        <translation>Date of the roster</translation>
    </message>
    <message>
        <source>利用者</source>
        <translation>User</translation>
    </message>
    <message>
        <source>明暗</source>
        <translation>Light/dark</translation>
    </message>
    <message>
        <source>明るい画面と暗い画面を切り替える F7</source>
        <translation>Change between light and dark F7</translation>
    </message>
    <message>
        <source>ロック</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>画面をロックする Ctrl+L</source>
        <translation>Lock the window Ctrl+L</translation>
    </message>
</context>
<context>
    <name>NotePanel</name>
    <message>
        <source>応対履歴（済んだステップから下書き）</source>
        <translation>Call record (drafted from the steps done)</translation>
    </message>
    <message>
        <source>応対履歴 F10</source>
        <translation>Call record F10</translation>
    </message>
    <message>
        <source>説明で完了</source>
        <translation>Explained</translation>
    </message>
    <message>
        <source>説明で完了 Ctrl+1</source>
        <translation>Ended with the explanation Ctrl+1</translation>
    </message>
    <message>
        <source>折り返し</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>折り返し Ctrl+2</source>
        <translation>Call back Ctrl+2</translation>
    </message>
    <message>
        <source>上席対応</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>上席対応 Ctrl+3</source>
        <translation>Handed to a supervisor Ctrl+3</translation>
    </message>
    <message>
        <source>ご意見</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>ご意見 Ctrl+4</source>
        <translation>Opinion Ctrl+4</translation>
    </message>
    <message>
        <source>確認できず</source>
        <translation>Not confirmed</translation>
    </message>
    <message>
        <source>確認できず Ctrl+5</source>
        <translation>Could not be confirmed Ctrl+5</translation>
    </message>
    <message>
        <source>途中切断</source>
        <translation>Cut off</translation>
    </message>
    <message>
        <source>途中切断 Ctrl+6</source>
        <translation>Cut off Ctrl+6</translation>
    </message>
</context>
<context>
    <name>OverviewBody</name>
    <message>
        <source>整理番号の最初の英字で、事案がわかります</source>
        <translation>The first letter of the reference number tells the incident</translation>
    </message>
    <message>
        <source>整理番号の場所（お手紙の見本）</source>
        <translation>Where the reference number stands (sample letter)</translation>
    </message>
    <message>
        <source>お手紙の見本</source>
        <translation>Sample letter</translation>
    </message>
    <message>
        <source>参考（社内）</source>
        <translation>For you only</translation>
    </message>
</context>
<context>
    <name>ProgressPane</name>
    <message>
        <source>読み取りと検査</source>
        <translation>Read and check</translation>
    </message>
    <message>
        <source>進みぐあい</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>いまの名簿での検索と応対は、そのまま続けられます。</source>
        <translation>Searches and calls go on with the roster in use.</translation>
    </message>
    <message>
        <source>取り込みをやめる</source>
        <translation>Stop the import</translation>
    </message>
    <message>
        <source>取り込みをやめる Alt+C</source>
        <translation>Stop the import Alt+C</translation>
    </message>
</context>
<context>
    <name>RostersPage</name>
    <message>
        <source>取り込みの手順</source>
        <translation>Steps of the import</translation>
    </message>
    <message>
        <source>戻る</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>前の手順に戻る Alt+Left</source>
        <translation>Back to the step before Alt+Left</translation>
    </message>
    <message>
        <source>取りやめる</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>この取り込みを取りやめる Alt+Q</source>
        <translation>Discard this import Alt+Q</translation>
    </message>
    <message>
        <source>次へ</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>次の手順へ Ctrl+Enter</source>
        <translation>On to the next step Ctrl+Enter</translation>
    </message>
</context>
<context>
    <name>SayPanel</name>
    <message>
        <source>戻る</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>前へ戻る F11</source>
        <translation>Back to the step before F11</translation>
    </message>
    <message>
        <source>手順の進み</source>
        <translation>Progress of the steps</translation>
    </message>
    <message>
        <source>ご案内</source>
        <translation>To say</translation>
    </message>
    <message>
        <source>ご案内文</source>
        <translation>To say</translation>
    </message>
    <message>
        <source>次へ</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>次へ F12</source>
        <translation>Next F12</translation>
    </message>
    <message>
        <source>よくあるご質問</source>
        <translation>Questions callers ask</translation>
    </message>
    <message>
        <source>ご質問を探す Ctrl+K</source>
        <translation>Search the questions Ctrl+K</translation>
    </message>
    <message>
        <source>探す</source>
        <translation>Search</translation>
    </message>
</context>
<context>
    <name>StartPane</name>
    <message>
        <source>名簿の取り込み</source>
        <translation>Import a roster</translation>
    </message>
    <message>
        <source>途中の取り込みがあります</source>
        <translation>Imports that wait</translation>
    </message>
    <message>
        <source>途中の取り込み</source>
        <translation>Imports that wait</translation>
    </message>
    <message>
        <source>選んだ取り込みを続ける</source>
        <translation>Go on with it</translation>
    </message>
    <message>
        <source>選んだ取り込みを続ける Alt+R</source>
        <translation>Go on with the chosen import Alt+R</translation>
    </message>
    <message>
        <source>選んだ取り込みを破棄する</source>
        <translation>Throw it away</translation>
    </message>
    <message>
        <source>選んだ取り込みを破棄する Alt+D</source>
        <translation>Throw the chosen import away Alt+D</translation>
    </message>
    <message>
        <source>破棄しても、いまの名簿は変わりません。</source>
        <translation>The roster in use stays as it is.</translation>
    </message>
    <message>
        <source>名簿か返戻などのファイルをここに置いてください</source>
        <translation>Drop a roster or a file of returned letters here</translation>
    </message>
    <message>
        <source>xlsx・xls・xlsm・ods・csv・tsv・zip（パスワード付きも可）。いまの名簿は、切り替えるまで変わりません。</source>
        <translation>xlsx, xls, xlsm, ods, csv, tsv, zip (with a password too). The roster in use stays as it is until you switch.</translation>
    </message>
    <message>
        <source>ファイルを選ぶ</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>名簿のファイルを選ぶ Ctrl+O</source>
        <translation>Choose a roster file Ctrl+O</translation>
    </message>
    <message>
        <source>取り込みの履歴</source>
        <translation>History of imports</translation>
    </message>
    <message>
        <source>報告書を xlsx で保存</source>
        <translation>Save the report as xlsx</translation>
    </message>
    <message>
        <source>選んだ取り込みの報告書を xlsx で保存 Alt+E</source>
        <translation>Save the report of the chosen import as xlsx Alt+E</translation>
    </message>
    <message>
        <source>PDF で保存</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>選んだ取り込みの報告書を PDF で保存 Alt+P</source>
        <translation>Save the report of the chosen import as PDF Alt+P</translation>
    </message>
    <message>
        <source>直前の切替を元に戻す</source>
        <translation>Undo the last switch</translation>
    </message>
    <message>
        <source>直前の切替を元に戻す Alt+Z</source>
        <translation>Undo the last switch Alt+Z</translation>
    </message>
    <message>
        <source>戻す理由</source>
        <translation>Reason for going back</translation>
    </message>
    <message>
        <source>選んだ版に切り替える</source>
        <translation>Switch to the chosen version</translation>
    </message>
    <message>
        <source>選んだ版に切り替える Ctrl+B</source>
        <translation>Switch to the chosen version Ctrl+B</translation>
    </message>
</context>
<context>
    <name>SwitchPane</name>
    <message>
        <source>切替</source>
        <translation>Switch</translation>
    </message>
    <message>
        <source>切り替えると</source>
        <translation>What the switch does</translation>
    </message>
    <message>
        <source>切り替えたあとで</source>
        <translation>After the switch</translation>
    </message>
    <message>
        <source>元に戻す</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>この切替を元に戻す Alt+Z</source>
        <translation>Undo this switch Alt+Z</translation>
    </message>
    <message>
        <source>前の名簿に戻します。この取り込みも履歴に残ります。</source>
        <translation>Goes back to the roster before. This import stays in the history.</translation>
    </message>
    <message>
        <source>次のファイルを取り込む</source>
        <translation>Import another file</translation>
    </message>
    <message>
        <source>次のファイルを取り込む Ctrl+N</source>
        <translation>Import another file Ctrl+N</translation>
    </message>
    <message>
        <source>報告書</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>xlsx で保存</source>
        <translation>Save as xlsx</translation>
    </message>
    <message>
        <source>報告書を xlsx で保存 Alt+E</source>
        <translation>Save the report as xlsx Alt+E</translation>
    </message>
    <message>
        <source>PDF で保存</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>報告書を PDF で保存 Alt+P</source>
        <translation>Save the report as PDF Alt+P</translation>
    </message>
    <message>
        <source>件数と理由だけで、お客さまの情報は入りません。</source>
        <translation>Counts and reasons only; nobody&apos;s data.</translation>
    </message>
</context>
<context>
    <name>TopPanel</name>
    <message>
        <source>整理番号</source>
        <translation>Reference number</translation>
    </message>
    <message>
        <source>整理番号 F3</source>
        <translation>Reference number F3</translation>
    </message>
    <message>
        <source>お名前・電話番号</source>
        <translation>Name or telephone</translation>
    </message>
    <message>
        <source>お名前または電話番号 F4</source>
        <translation>Name or telephone F4</translation>
    </message>
    <message>
        <source>復唱</source>
        <translation>Read back</translation>
    </message>
    <message>
        <source>事案</source>
        <translation>Incident</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>個人情報の漏洩に関するお問い合わせ窓口</source>
        <translation>Hotline for leaked personal data</translation>
    </message>
    <message>
        <source>デモ用のアカウント</source>
        <translation>Demo accounts</translation>
    </message>
    <message>
        <source>アカウント</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>パスワード</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Caps Lock がオンになっています</source>
        <translation>Caps Lock is on</translation>
    </message>
    <message>
        <source>ログイン</source>
        <translation>Log in</translation>
    </message>
    <message>
        <source>ログイン Enter</source>
        <translation>Log in Enter</translation>
    </message>
    <message>
        <source>このパソコンの中だけで動き、外へは何も送りません。</source>
        <translation>Works inside this computer only; nothing is sent anywhere.</translation>
    </message>
    <message>
        <source>文字の大きさ</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>明るさ</source>
        <translation>Brightness</translation>
    </message>
</context>
<context>
    <name>WhatPanel</name>
    <message>
        <source>用語</source>
        <translation>Terms</translation>
    </message>
    <message>
        <source>お手紙の見本</source>
        <translation>Sample letter</translation>
    </message>
    <message>
        <source>契約のしくみ</source>
        <translation>How contracts work</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>内容 Alt+0</source>
        <translation>What happened Alt+0</translation>
    </message>
    <message>
        <source>用語 Alt+5</source>
        <translation>Terms Alt+5</translation>
    </message>
    <message>
        <source>手紙の見本</source>
        <translation>Sample letter</translation>
    </message>
    <message>
        <source>手紙の見本 Alt+6</source>
        <translation>Sample letter Alt+6</translation>
    </message>
    <message>
        <source>契約のしくみ Alt+7</source>
        <translation>How contracts work Alt+7</translation>
    </message>
</context>
<context>
    <name>WhoPanel</name>
    <message>
        <source>候補</source>
        <translation>People found</translation>
    </message>
    <message>
        <source>本人確認</source>
        <translation>Identity check</translation>
    </message>
    <message>
        <source>整理番号</source>
        <translation>Reference number</translation>
    </message>
    <message>
        <source>契約名義</source>
        <translation>Contract name</translation>
    </message>
</context>
</TS>
