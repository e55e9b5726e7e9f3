use std::process::ExitCode;

/// How the command ended; documented in `foederis --help` and the README.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Everything asked for was done.
    Fine,
    /// Nothing was done; the message says why.
    Failed,
    /// Done, but some input was broken and skipped; each was reported.
    Skipped,
    /// Nothing could be read at all.
    NothingRead,
}

impl Exit {
    /// After so many inputs read, and so many skipped and reported.
    pub fn after(read: u64, skipped: u64) -> Self {
        match (read, skipped) {
            (0, 1..) => Self::NothingRead,
            (_, 0) => Self::Fine,
            _ => Self::Skipped,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        // 2 is clap's, for wrong usage.
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Failed => 1,
            Exit::Skipped => 3,
            Exit::NothingRead => 4,
        })
    }
}
