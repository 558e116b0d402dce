# Opens a mail in the program that is registered for Simple MAPI (MAPISendMailW, Windows 8 and later) and ends when
# its window is closed. What is in the mail comes in the environment, so that none of it is ever part of a script.
$ErrorActionPreference = 'Stop'
try {
    # Without this switch a warning of the compiler counts as an error.
    Add-Type -IgnoreWarnings -TypeDefinition '
        using System;
        using System.Runtime.InteropServices;
        public static class CounterpointMail {
            [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
            struct File { public uint reserved, flags, position; public string path, name; public IntPtr type; }
            [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
            struct Message {
                public uint reserved; public string subject, text, type, received, conversation; public uint flags;
                public IntPtr originator; public uint recipientCount; public IntPtr recipients;
                public uint fileCount; public IntPtr files;
            }
            [DllImport("MAPI32.DLL", CharSet = CharSet.Unicode)]
            static extern uint MAPISendMailW(IntPtr session, IntPtr window, ref Message message, uint flags, uint reserved);
            public static uint Draft(string subject, string text, string[] paths) {
                int size = Marshal.SizeOf(typeof(File));
                IntPtr files = Marshal.AllocHGlobal(size * Math.Max(paths.Length, 1));
                for (int n = 0; n < paths.Length; n++) {
                    File file = new File();
                    file.position = UInt32.MaxValue;
                    file.path = paths[n];
                    file.name = System.IO.Path.GetFileName(paths[n]);
                    Marshal.StructureToPtr(file, new IntPtr(files.ToInt64() + n * size), false);
                }
                Message message = new Message();
                message.subject = subject;
                message.text = text;
                message.fileCount = (uint)paths.Length;
                message.files = files;
                const uint LogonUi = 1, Dialog = 8;
                return MAPISendMailW(IntPtr.Zero, IntPtr.Zero, ref message, LogonUi | Dialog, 0);
            }
        }'
    $files = $env:COUNTERPOINT_MAIL_FILES -split '\|'
    $text = $env:COUNTERPOINT_MAIL_TEXT -replace '\r?\n', [Environment]::NewLine
    $done = [CounterpointMail]::Draft($env:COUNTERPOINT_MAIL_SUBJECT, $text, $files)
    # 0: sent. 1: closed by the user, who has then seen it.
    if ($done -le 1) { exit 0 }
} catch { }
exit 1
