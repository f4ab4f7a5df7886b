//! Saying lines and hearing lines.

use std::io::{self, BufRead, Read as _, Write};

use crate::text::{clean, half_width};

/// A line longer than this (bytes) was not typed by anybody; it ends the input, so that an endless line cannot fill the
/// memory.
const LONGEST: u64 = 4096;

/// Why the conversation does not go on.
#[derive(Debug)]
pub(super) enum Stop {
    /// The person leaves.
    Left,
    /// There is no more input.
    InputEnded,
    /// The other side cannot be read or written.
    Io(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Both directions.
#[derive(Debug)]
pub(super) struct Talk<R, W> {
    input: R,
    out: W,
}

impl<R: BufRead, W: Write> Talk<R, W> {
    pub(super) fn new(input: R, out: W) -> Self {
        Self { input, out }
    }

    /// Says one line, with nothing in it that could steer a terminal.
    pub(super) fn say(&mut self, line: &str) -> io::Result<()> {
        let line = clean(line).replace('\n', " ");
        writeln!(self.out, "{line}")
    }

    /// Writes a text as it is.
    pub(super) fn give(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    /// The next line typed: without its end and the spaces around it, full-width forms made half-width.
    pub(super) fn hear(&mut self) -> Result<String, Stop> {
        Ok(self.hear_exactly()?.chars().map(half_width).collect())
    }

    /// As [`Self::hear`], but full-width forms stay: a file name may have them.
    pub(super) fn hear_exactly(&mut self) -> Result<String, Stop> {
        self.out.flush()?;
        let mut bytes = Vec::new();
        let read = (&mut self.input)
            .take(LONGEST)
            .read_until(b'\n', &mut bytes)?;
        if read == 0 || u64::try_from(read).is_ok_and(|read| read == LONGEST) {
            return Err(Stop::InputEnded);
        }
        let line = String::from_utf8_lossy(&bytes);
        Ok(line.trim_start_matches('\u{FEFF}').trim().to_owned())
    }

    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
