//! Work that nobody waits for.

/// Runs it on a thread of its own that gives way to those that answer questions, where the system can do that.
pub(crate) fn spawn(work: impl FnOnce() + Send + 'static) {
    std::thread::spawn(move || {
        // Linux counts it by thread; elsewhere it would slow the whole program down.
        #[cfg(target_os = "linux")]
        // Where it is refused, the work is done all the same.
        let _ = rustix::process::nice(10);
        work();
    });
}
