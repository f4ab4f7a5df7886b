//! The spreadsheet: a CSV file in UTF-8, with or without byte-order mark, or in GB18030 as spreadsheets here save it.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Read as _};
use std::path::Path;

use csv::{ByteRecord, Reader, ReaderBuilder};
use encoding_rs::{Encoding, GB18030, UTF_8};

use super::shown;
use crate::text::clean;

/// A file being read, row by row.
pub(super) struct Table {
    reader: Reader<BufReader<File>>,
    encoding: &'static Encoding,
    lines: usize,
    record: ByteRecord,
    /// The file once more, to count the empty lines before a row, which the reader skips in silence.
    lines_of: BufReader<File>,
    /// Where `lines_of` stands, in bytes.
    at: u64,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    /// The line of the file it starts on, from 1.
    pub(super) line: usize,
    pub(super) cells: Vec<Cell>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its text, without what could steer a terminal.
    pub(super) text: String,
    /// Whether its bytes are text at all.
    pub(super) readable: bool,
}

impl Table {
    pub(super) fn open(path: &Path) -> Result<Self, String> {
        let name = shown(path);
        let why = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => {
                format!("没有“{name}”这个文件。看看文件名和文件夹对不对。")
            }
            io::ErrorKind::PermissionDenied => format!("没有读“{name}”的权限。"),
            _ => format!("“{name}”读不出来（{}）。", clean(&error.to_string())),
        };
        // It is read twice, first for its encoding, so a pipe will not do.
        if !fs::metadata(path).map_err(why)?.is_file() {
            return Err(format!("“{name}”不是普通文件。先存成 CSV 文件。"));
        }
        let survey = Survey::of(path).map_err(why)?;
        if let Some(refused) = survey.refused {
            return Err(format!("“{name}”{refused}"));
        }
        let file = File::open(path).map_err(why)?;
        let lines_of = BufReader::new(File::open(path).map_err(why)?);
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(BufReader::new(file));
        Ok(Self {
            reader,
            encoding: if survey.utf8 { UTF_8 } else { GB18030 },
            lines: survey.lines,
            record: ByteRecord::new(),
            lines_of,
            at: 0,
        })
    }

    /// How many lines the file has.
    pub(super) fn lines(&self) -> usize {
        self.lines
    }

    /// The next row that is not empty.
    pub(super) fn next(&mut self) -> Result<Option<Record>, String> {
        loop {
            let more = self.reader.read_byte_record(&mut self.record);
            let more = more.map_err(|error| broken(&error))?;
            if !more {
                return Ok(None);
            }
            let start = self
                .record
                .position()
                .map_or((0, 0), |p| (p.line(), p.byte()));
            let skipped = self
                .empty_lines_at(start.1)
                .map_err(|error| broken(&error))?;
            let line = start.0 + skipped;
            let cells: Vec<Cell> = self.record.iter().map(|bytes| self.cell(bytes)).collect();
            if cells.iter().any(|cell| !cell.text.trim().is_empty()) {
                let line = usize::try_from(line).unwrap_or(usize::MAX);
                return Ok(Some(Record { line, cells }));
            }
        }
    }

    /// How many line ends stand at this byte of the file, one after the other.
    fn empty_lines_at(&mut self, byte: u64) -> io::Result<u64> {
        let forward = i64::try_from(byte.saturating_sub(self.at)).unwrap_or(i64::MAX);
        self.lines_of.seek_relative(forward)?;
        self.at = byte;
        let mut lines = 0;
        loop {
            match self.lines_of.fill_buf()?.first() {
                Some(b'\n') => lines += 1,
                Some(b'\r') => {}
                _ => return Ok(lines),
            }
            self.lines_of.consume(1);
            self.at += 1;
        }
    }

    // Commas, quotes and line ends are never a part of a longer character in GB18030, so cells can be cut before
    // decoding.
    fn cell(&self, bytes: &[u8]) -> Cell {
        let (text, unreadable) = self.encoding.decode_without_bom_handling(bytes);
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
        Cell {
            text: clean(text),
            readable: !unreadable,
        }
    }
}

fn broken(error: &dyn fmt::Display) -> String {
    format!("读到一半读不下去了（{}）。", clean(&error.to_string()))
}

/// What is known of a file before it is read.
struct Survey {
    utf8: bool,
    lines: usize,
    refused: Option<&'static str>,
}

impl Survey {
    fn of(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let mut survey = Self {
            utf8: true,
            lines: 0,
            refused: None,
        };
        let mut buffer = vec![0; 64 * 1024];
        let mut kept = 0;
        let mut first = true;
        loop {
            let free = buffer.get_mut(kept..).unwrap_or_default();
            let read = file.read(free)?;
            let filled = buffer.get(..kept + read).unwrap_or_default();
            if first {
                survey.refused = refused(filled);
                first = false;
            }
            if read == 0 {
                survey.utf8 &= kept == 0;
                return Ok(survey);
            }
            let new = filled.get(kept..).unwrap_or_default();
            survey.lines += new.split(|&b| b == b'\n').count() - 1;
            // A character may be cut by the end of the buffer; its start is kept for the next round.
            let cut = match std::str::from_utf8(filled) {
                Ok(_) => filled.len(),
                Err(error) => {
                    survey.utf8 &= error.error_len().is_none();
                    if survey.utf8 {
                        error.valid_up_to()
                    } else {
                        filled.len()
                    }
                }
            };
            let end = filled.len();
            buffer.copy_within(cut..end, 0);
            kept = end - cut;
        }
    }
}

fn refused(start: &[u8]) -> Option<&'static str> {
    match start {
        [] => Some("是空的。第一行写表头：姓名，然后是要回答的问题。"),
        [b'P', b'K', 3, 4, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => {
            Some("是表格软件自己的格式。在表格软件里另存为 CSV，再来一次。")
        }
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => {
            Some("是 UTF-16。在表格软件里另存为“CSV UTF-8”，再来一次。")
        }
        _ => None,
    }
}
