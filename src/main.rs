//! The program: reads the command line, then runs a command or opens a window.
#![warn(clippy::print_stdout, clippy::print_stderr)]

use std::process::ExitCode as ProcessExit;

use counterpoint::cli::{self, ExitCode, Request};

fn main() -> ProcessExit {
    let request = cli::parse(std::env::args_os().skip(1));
    let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr());
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
