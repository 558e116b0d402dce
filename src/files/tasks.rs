//! Worker threads: what may take long never blocks drawing.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::Duration;

/// Starts workers, and wakes the window when one is done.
#[derive(Clone)]
pub struct Worker {
    wake: Arc<dyn Fn() + Send + Sync>,
}

/// A result that will come. Whoever drops it gives the work up.
pub struct Work<T> {
    result: Receiver<T>,
    progress: Arc<Progress>,
}

/// How far some work has come, and whether anybody still waits for it.
#[derive(Debug, Default)]
pub struct Progress {
    /// In thousandths.
    part: AtomicU32,
    given_up: AtomicBool,
}

impl Progress {
    /// The work has come so far, between 0 and 1. Returns whether to go on.
    pub fn tell(&self, part: f32) -> bool {
        self.part.store((part * 1000.0) as u32, Ordering::Relaxed);
        !self.given_up.load(Ordering::Relaxed)
    }
}

impl<T> Drop for Work<T> {
    fn drop(&mut self) {
        self.progress.given_up.store(true, Ordering::Relaxed);
    }
}

impl Worker {
    /// Workers that call `wake` when they are done.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self { wake: Arc::new(wake) }
    }

    /// Wakes the window.
    pub(super) fn wake(&self) {
        (self.wake)();
    }

    /// Does `job` on a thread of its own. A job that panics never answers; [`Work::poll`] says so.
    pub fn start<T: Send + 'static>(&self, name: &str, job: impl FnOnce() -> T + Send + 'static) -> Work<T> {
        self.start_telling(name, |_| job())
    }

    /// The same for a job that says how far it has come, and may stop when nobody waits any more.
    pub fn start_telling<T: Send + 'static>(
        &self,
        name: &str,
        job: impl FnOnce(&Progress) -> T + Send + 'static,
    ) -> Work<T> {
        let (sender, result) = channel();
        let progress = Arc::<Progress>::default();
        let told = Arc::clone(&progress);
        let wake = Arc::clone(&self.wake);
        #[expect(clippy::disallowed_methods, reason = "the one place that may start threads")]
        let started = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            // Dropped last, also when the job panics: the window must learn of it.
            struct Wake(Arc<dyn Fn() + Send + Sync>);
            impl Drop for Wake {
                fn drop(&mut self) {
                    (self.0)();
                }
            }
            let _wake = Wake(wake);
            // Nobody waits any more if this fails.
            let _ = sender.send(job(&told));
        });
        // Without a thread the sender is dropped with the closure, and the work counts as lost.
        drop(started);
        Work { result, progress }
    }
}

impl<T> Work<T> {
    /// Waits for the result, at most so long; `None` if it does not come.
    pub fn wait(self, at_most: Duration) -> Option<T> {
        self.result.recv_timeout(at_most).ok()
    }

    /// How far it has come, between 0 and 1, as far as it says.
    pub fn part(&self) -> f32 {
        self.progress.part.load(Ordering::Relaxed) as f32 / 1000.0
    }

    /// The result if it is there, `Some(None)` if it will never come, `None` if it is still on its way.
    pub fn poll(&self) -> Option<Option<T>> {
        match self.result.try_recv() {
            Ok(result) => Some(Some(result)),
            Err(TryRecvError::Disconnected) => Some(None),
            Err(TryRecvError::Empty) => None,
        }
    }
}
