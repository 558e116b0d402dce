//! Reading documents in a process of their own: whatever a document from outside does to its reader (never coming to
//! an end, taking all memory, breaking down), this window goes on, and says what went wrong.
//!
//! The program starts itself. The document goes in by the standard input, so that the other process touches no file;
//! how far it has come, and the result in one line of JSON, come back by the standard output.

use std::io::{BufRead as _, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use super::confine::{Memory, confine};
use crate::sources::read::{MAX_BYTES, ReadOptions, read};
use crate::sources::{CannotRead, DocumentKind, ParsedDocument};

/// The command by which the program starts itself to read; not for people.
pub const COMMAND: &str = "read-document";
/// The word after it that asks for a whole page and not only its article.
pub const WHOLE: &str = "whole";

/// How long a document may take.
const SECONDS: u64 = 120;
/// How much memory a document may take, in megabytes.
const MEGABYTES: u64 = 1536;
/// How the reading process ends when it takes too much memory.
const OUT_OF_MEMORY: i32 = 90;
/// How it ends when it takes too long.
const OUT_OF_TIME: i32 = 91;
/// How it ends when nobody waits for it any more.
const LEFT_ALONE: i32 = 92;
/// How often the reading process gives a sign of life, whatever it has come to.
const SIGN: Duration = Duration::from_millis(500);
/// How long a process that says nothing more may take to end.
const GRACE: Duration = Duration::from_secs(2);
/// The stack of the thread that reads: some parsers go as deep as the document does.
const STACK: usize = 256 * 1024 * 1024;

/// What a document may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// How long it may take; to the millisecond.
    pub time: Duration,
    /// How much memory, in megabytes.
    pub megabytes: u64,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { time: Duration::from_secs(SECONDS), megabytes: MEGABYTES }
    }
}

/// Starts processes that read documents.
#[derive(Clone, Debug)]
pub struct Reader {
    program: PathBuf,
    /// What a document may take.
    pub bounds: Bounds,
}

impl Reader {
    /// A reader that starts the program that is running.
    pub fn of_this_program() -> Self {
        // On Linux this names the program even after an update has replaced its file.
        let itself = PathBuf::from("/proc/self/exe");
        let program = if itself.exists() { itself } else { std::env::current_exe().unwrap_or_default() };
        Self::starting(program)
    }

    /// A reader that starts another program, which must be this one: for tests.
    pub fn starting(program: PathBuf) -> Self {
        Self { program, bounds: Bounds::default() }
    }

    /// Reads a document. `tell` hears how far that has come, between 0 and 1, and says whether to go on.
    ///
    /// Blocks until it is read; at most as long as the limit.
    ///
    /// # Errors
    /// When it is no document that can be read, or nobody waits for it any more.
    pub fn read(
        &self,
        bytes: &[u8],
        how: ReadOptions,
        tell: &dyn Fn(f32) -> bool,
    ) -> Result<ParsedDocument, CannotRead> {
        if bytes.len() as u64 > MAX_BYTES {
            return Err(CannotRead::TooLarge(MAX_BYTES / 1024 / 1024));
        }
        let broken = |why: std::io::Error| CannotRead::Broken(why.to_string());
        let mut command = Command::new(&self.program);
        let Bounds { time, megabytes } = self.bounds;
        command.arg(COMMAND).arg(how.named.map_or("-", DocumentKind::name));
        command.arg(time.as_millis().to_string()).arg(megabytes.to_string());
        if how.whole_page {
            command.arg(WHOLE);
        }
        // It has no need of what the user's surroundings tell.
        #[cfg(unix)]
        command.env_clear();
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(broken)?;
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(CannotRead::Broken(String::new()));
        };
        let (sender, lines) = channel();
        // The limit of what may come back: the words as JSON, each letter escaped at worst.
        let most = 6 * crate::model::limits::SOURCE_BYTES as u64 + 16 * 1024 * 1024;
        let listen = move || {
            let mut output = BufReader::new(output.take(most));
            let mut line = Vec::new();
            while output.read_until(b'\n', &mut line).is_ok_and(|count| count > 0) {
                // Nobody listens any more if this fails.
                if sender.send(std::mem::take(&mut line)).is_err() {
                    break;
                }
            }
        };
        let started = Instant::now();
        let result = std::thread::scope(|scope| {
            let listener =
                std::thread::Builder::new().name("listen to a reader".to_owned()).spawn_scoped(scope, listen);
            // The other end reads all of it before it says anything; if it has broken down, that is seen below.
            let feeder = std::thread::Builder::new().name("feed a reader".to_owned()).spawn_scoped(scope, move || {
                let _ = input.write_all(bytes);
            });
            let mut result = None;
            if listener.is_err() || feeder.is_err() {
                result = Some(Err(CannotRead::Broken(String::new())));
            }
            while result.is_none() {
                match lines.recv_timeout(Duration::from_millis(50)) {
                    Ok(line) => match line.strip_prefix(b"p ") {
                        Some(part) => {
                            let part = std::str::from_utf8(part).ok().and_then(|part| part.trim().parse::<f32>().ok());
                            if !tell(part.unwrap_or(0.0) / 1000.0) {
                                result = Some(Err(CannotRead::GivenUp));
                            }
                        }
                        None => result = Some(answer(&line)),
                    },
                    Err(RecvTimeoutError::Disconnected) => break,
                    Err(RecvTimeoutError::Timeout) if started.elapsed() > time => {
                        result = Some(Err(CannotRead::TooSlow(time.as_secs())));
                    }
                    Err(RecvTimeoutError::Timeout) => {
                        if !tell(f32::NAN) {
                            result = Some(Err(CannotRead::GivenUp));
                        }
                    }
                }
            }
            if result.is_some() {
                // It is done, or it is to stop; either way nothing is lost.
                let _ = child.kill();
            }
            result
        });
        let ended = ended(&mut child).map_err(broken)?;
        result.unwrap_or_else(|| Err(self.died(ended)))
    }

    /// Why a reader ended without an answer.
    fn died(&self, ended: ExitStatus) -> CannotRead {
        match ended.code() {
            Some(OUT_OF_MEMORY) => CannotRead::TooMuchMemory(self.bounds.megabytes),
            Some(OUT_OF_TIME) => CannotRead::TooSlow(self.bounds.time.as_secs()),
            _ => CannotRead::Broken(ended.to_string()),
        }
    }
}

/// How a process that says nothing more ended; one that goes on in silence is ended.
fn ended(child: &mut Child) -> std::io::Result<ExitStatus> {
    let since = Instant::now();
    while since.elapsed() < GRACE {
        if let Some(ended) = child.try_wait()? {
            return Ok(ended);
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    // It may have ended at this moment.
    let _ = child.kill();
    child.wait()
}

fn answer(line: &[u8]) -> Result<ParsedDocument, CannotRead> {
    match serde_json::from_slice::<Result<ParsedDocument, CannotRead>>(line) {
        Ok(answer) => answer,
        Err(error) => Err(CannotRead::Broken(error.to_string())),
    }
}

/// What the reading process does: reads the document from `input`, tells `output` how far it has come and what was
/// found. A document that goes beyond its bounds ends the process, also when whoever started it is gone.
pub fn serve(how: ReadOptions, bounds: Bounds, input: &mut dyn Read, output: &mut dyn Write) {
    let started = Instant::now();
    let mut bytes = Vec::new();
    if input.take(MAX_BYTES + 1).read_to_end(&mut bytes).is_err() {
        return;
    }
    let memory = Memory::open();
    // The thread that reads has no more than this one.
    confine();
    let part = Arc::<AtomicU32>::default();
    let told = Arc::clone(&part);
    let (sender, result) = channel();
    #[expect(clippy::disallowed_methods, reason = "no window is there to be woken")]
    let reader = std::thread::Builder::new().name("reader".to_owned()).stack_size(STACK).spawn(move || {
        let tell = |part: f32| told.store((part * 1000.0) as u32, Ordering::Relaxed);
        // The other end waits for it, unless the reader has broken down.
        let _ = sender.send(read(&bytes, how, &tell));
    });
    let (mut last, mut said) = (0, started);
    let answer = loop {
        match result.recv_timeout(Duration::from_millis(20)) {
            Ok(answer) => break answer,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break Err(CannotRead::Broken(why(reader))),
        }
        if memory.megabytes() > bounds.megabytes {
            std::process::exit(OUT_OF_MEMORY);
        }
        if started.elapsed() > bounds.time {
            std::process::exit(OUT_OF_TIME);
        }
        let now = part.load(Ordering::Relaxed);
        // A sign of life also where there is nothing new to say: that nobody listens any more is noticed by it.
        if now != last || said.elapsed() > SIGN {
            if writeln!(output, "p {now}").and_then(|()| output.flush()).is_err() {
                std::process::exit(LEFT_ALONE);
            }
            (last, said) = (now, Instant::now());
        }
    };
    // Plain data always prints; who has gone away misses nothing.
    let _ = writeln!(output, "{}", serde_json::to_string(&answer).unwrap_or_default());
}

/// What a thread that broke down has said.
fn why(reader: std::io::Result<std::thread::JoinHandle<()>>) -> String {
    match reader.map(std::thread::JoinHandle::join) {
        Ok(Err(panic)) => {
            let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
            text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
        }
        Ok(Ok(())) => String::new(),
        Err(error) => error.to_string(),
    }
}
