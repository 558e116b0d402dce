//! Worker threads: what may take long never blocks drawing.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// Starts workers, and wakes the window when one is done.
#[derive(Clone)]
pub struct Worker {
    wake: Arc<dyn Fn() + Send + Sync>,
}

/// A result that will come.
pub struct Work<T>(Receiver<T>);

impl Worker {
    /// Workers that call `wake` when they are done.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self { wake: Arc::new(wake) }
    }

    /// Does `job` on a thread of its own. A job that panics never answers; [`Work::poll`] says so.
    pub fn start<T: Send + 'static>(&self, name: &str, job: impl FnOnce() -> T + Send + 'static) -> Work<T> {
        let (sender, receiver) = channel();
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
            let _ = sender.send(job());
        });
        // Without a thread the sender is dropped with the closure, and the work counts as lost.
        drop(started);
        Work(receiver)
    }
}

impl<T> Work<T> {
    /// The result if it is there, `Some(None)` if it will never come, `None` if it is still on its way.
    pub fn poll(&self) -> Option<Option<T>> {
        match self.0.try_recv() {
            Ok(result) => Some(Some(result)),
            Err(TryRecvError::Disconnected) => Some(None),
            Err(TryRecvError::Empty) => None,
        }
    }
}
