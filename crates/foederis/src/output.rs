//! Where words go: data to standard output, messages to standard error.

use std::fmt;
use std::io::{self, IsTerminal as _, StdoutLock, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// Writes one line of a message to standard error. A closed standard error is nobody's fault.
pub fn message(text: fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Whether the reader of standard output went away.
static CLOSED: AtomicBool = AtomicBool::new(false);

/// Standard output, which remembers when nobody reads it any more.
///
/// The error itself does not tell: on its way up it is wrapped for people, and what it was is lost.
pub fn stdout() -> impl Write {
    Stdout(io::stdout().lock())
}

/// Whether the reader of our output has seen enough and went away.
pub fn is_closed() -> bool {
    CLOSED.load(Ordering::Relaxed)
}

struct Stdout(StdoutLock<'static>);

impl Stdout {
    fn watch<T>(result: io::Result<T>) -> io::Result<T> {
        if result.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::BrokenPipe) {
            CLOSED.store(true, Ordering::Relaxed);
        }
        result
    }
}

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Self::watch(self.0.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        Self::watch(self.0.flush())
    }
}

/// Whether to colour standard output.
pub fn colours(wanted: crate::cli::Color) -> bool {
    match wanted {
        crate::cli::Color::Always => true,
        crate::cli::Color::Never => false,
        crate::cli::Color::Auto => io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    }
}

/// Text from a document, made safe for a terminal: control characters would move the cursor or change its colours.
pub fn safe(text: &str) -> String {
    use fmt::Write as _;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' => out.push(' '),
            // Bidirectional overrides can make a line read as something else.
            c if c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn control_characters_of_documents_do_not_reach_the_terminal() {
        assert_eq!(safe("a\u{1b}[31mb\nc\u{202e}d"), "a\\u{1b}[31mb c\\u{202e}d");
    }
}
