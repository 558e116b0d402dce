-- Makes a draft in Mail. Arguments: a word that is not looked at, the subject, the text, and the paths of the files.
-- Fails where another program takes the user's mails, so that Mail does not ask such a user to set it up.
use framework "AppKit"
use scripting additions

on run argv
	set workspace to current application's NSWorkspace's sharedWorkspace()
	set taker to workspace's URLForApplicationToOpenURL:(current application's NSURL's URLWithString:"mailto:")
	if taker is missing value then error "no mail program"
	if (taker's lastPathComponent() as text) is not "Mail.app" then error "another mail program"
	set theSubject to item 2 of argv
	set theText to item 3 of argv
	set theFiles to {}
	repeat with n from 4 to count of argv
		set end of theFiles to (POSIX file (item n of argv)) as alias
	end repeat
	tell application "Mail"
		set theMail to make new outgoing message with properties {subject:theSubject, content:theText & linefeed & linefeed, visible:true}
		repeat with n from 1 to count of theFiles
			set oneFile to item n of theFiles
			tell content of theMail to make new attachment with properties {file name:oneFile} at after the last paragraph
		end repeat
		activate
	end tell
end run
