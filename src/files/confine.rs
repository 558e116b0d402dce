//! What the process that reads documents may still do: it has its document, and needs memory, threads, a clock and its
//! answer's way out. Whatever a document makes of a parser, it opens no file, starts no program and reaches no network.
//!
//! Linux only: landlock takes away files and network, seccomp every call of the system that is not listed. A system that
//! knows neither goes on without; the other bounds hold all the same.

use std::fs::File;

/// How much memory this process takes, read from a file that was opened while it could be.
pub struct Memory(Option<File>);

impl Memory {
    /// Opens the file.
    pub fn open() -> Self {
        Self(if cfg!(target_os = "linux") { File::open("/proc/self/statm").ok() } else { None })
    }

    /// The physical memory that is in use, in megabytes; 0 if that cannot be told.
    pub fn megabytes(&self) -> u64 {
        #[cfg(target_os = "linux")]
        if let Some(file) = &self.0 {
            use std::os::unix::fs::FileExt;
            let mut text = [0; 128];
            let read = file.read_at(&mut text, 0).unwrap_or(0);
            let text = text.get(..read).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default();
            let pages: u64 = text.split(' ').nth(1).and_then(|pages| pages.parse().ok()).unwrap_or(0);
            return pages * PAGE / 1024 / 1024;
        }
        memory_stats::memory_stats().map_or(0, |stats| stats.physical_mem as u64 / 1024 / 1024)
    }
}

/// The size of a page of memory: that of the systems for which the program is built.
#[cfg(target_os = "linux")]
const PAGE: u64 = 4096;

/// Gives up everything that reading a document does not need, for this thread and those that it starts.
pub fn confine() {
    #[cfg(target_os = "linux")]
    {
        // Without them the process is no worse off than before.
        let _ = without_files();
        let _ = without_calls();
    }
}

#[cfg(target_os = "linux")]
fn without_files() -> Result<(), landlock::RulesetError> {
    use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr};
    // No rule allows anything.
    let rules = Ruleset::default().handle_access(AccessFs::from_all(ABI::V5))?;
    rules.handle_access(AccessNet::from_all(ABI::V5))?.create()?.restrict_self().map(|_| ())
}

/// The calls that are left: memory, threads and their locks, clocks, chance, reading and writing what is open, the end.
/// Every other one fails as not permitted.
#[cfg(target_os = "linux")]
pub const ALLOWED: [libc::c_long; 40] = [
    libc::SYS_brk,
    libc::SYS_mmap,
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_mprotect,
    libc::SYS_madvise,
    libc::SYS_membarrier,
    libc::SYS_clone,
    libc::SYS_clone3,
    libc::SYS_set_robust_list,
    libc::SYS_rseq,
    libc::SYS_futex,
    libc::SYS_gettid,
    libc::SYS_getpid,
    libc::SYS_tgkill,
    libc::SYS_sched_yield,
    libc::SYS_sched_getaffinity,
    libc::SYS_sigaltstack,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_restart_syscall,
    libc::SYS_prctl,
    libc::SYS_prlimit64,
    libc::SYS_clock_gettime,
    libc::SYS_clock_getres,
    libc::SYS_clock_nanosleep,
    libc::SYS_nanosleep,
    libc::SYS_gettimeofday,
    libc::SYS_getrandom,
    libc::SYS_read,
    libc::SYS_pread64,
    libc::SYS_write,
    libc::SYS_writev,
    libc::SYS_lseek,
    libc::SYS_fstat,
    libc::SYS_ppoll,
    libc::SYS_close,
    libc::SYS_exit,
    libc::SYS_exit_group,
];

#[cfg(target_os = "linux")]
fn without_calls() -> Result<(), Box<dyn std::error::Error>> {
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, TargetArch, apply_filter};
    let rules = ALLOWED.into_iter().map(|call| (call, Vec::new())).collect();
    let refused = SeccompAction::Errno(libc::EPERM as u32);
    let arch = TargetArch::try_from(std::env::consts::ARCH)?;
    let program: BpfProgram = SeccompFilter::new(rules, refused, SeccompAction::Allow, arch)?.try_into()?;
    apply_filter(&program)?;
    Ok(())
}
