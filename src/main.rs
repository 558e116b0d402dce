//! The program: reads the command line, then runs a command or opens a window.
#![warn(clippy::print_stdout, clippy::print_stderr)]

use std::ffi::OsString;
use std::process::ExitCode as ProcessExit;

use counterpoint::cli::{self, ExitCode, Request};

fn main() -> ProcessExit {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr());
    cli::load_language(&arguments, &mut err);
    let request = cli::parse(arguments);
    let code = cli::run(&request, &mut out, &mut err).unwrap_or_else(|| {
        let Request::Window { files, renderer, broke_down } = &request else { return ExitCode::Ok };
        match counterpoint::app::start(files, renderer.as_deref(), broke_down.as_deref()) {
            Ok(()) => ExitCode::Ok,
            Err(why) => {
                cli::print(&mut err, &why);
                ExitCode::NoWindow
            }
        }
    });
    ProcessExit::from(code as u8)
}
