//! Standard output and standard error.

use std::io::{self, Write as _};

use super::failure::Failure;

/// Writes to standard output, all at once. A reader that has gone away (`| head -1`) has what it wanted.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    print_bytes(text.as_bytes())
}

/// Writes bytes in whatever encoding was asked for.
pub(super) fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Output(error)),
        _ => Ok(()),
    }
}

/// Says something on standard error. When nobody can hear it, there is nobody to tell.
pub(super) fn note(text: &str) {
    if !text.is_empty() {
        let _ = writeln!(io::stderr().lock(), "{text}");
    }
}
