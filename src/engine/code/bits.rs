//! A string of bits, written and read.

/// Bits being written.
#[derive(Debug, Default)]
pub(super) struct Writer(Vec<bool>);

impl Writer {
    pub(super) fn bit(&mut self, bit: bool) {
        self.0.push(bit);
    }

    /// A number in chunks of so many bits.
    pub(super) fn number(&mut self, number: u128, chunk: u32) {
        let mut rest = number;
        loop {
            let more = rest >> chunk != 0;
            self.bit(more);
            for at in (0..chunk).rev() {
                self.bit(rest >> at & 1 == 1);
            }
            if !more {
                return;
            }
            rest >>= chunk;
        }
    }

    /// The bits, filled up with zeros to a multiple of `unit`.
    pub(super) fn finish(mut self, unit: usize) -> Vec<bool> {
        self.0.resize(self.0.len().next_multiple_of(unit), false);
        self.0
    }
}

/// Bits being read. Every read gives none at the end.
#[derive(Debug)]
pub(super) struct Reader<'a>(&'a [bool]);

impl<'a> Reader<'a> {
    pub(super) fn new(bits: &'a [bool]) -> Self {
        Self(bits)
    }

    pub(super) fn bit(&mut self) -> Option<bool> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first)
    }

    /// A number in chunks of so many bits; none too when it is larger than any that is written.
    pub(super) fn number(&mut self, chunk: u32) -> Option<u128> {
        let mut number = 0_u128;
        let mut place = 0;
        loop {
            let more = self.bit()?;
            let mut part = 0_u128;
            for _ in 0..chunk {
                part = part << 1 | u128::from(self.bit()?);
            }
            // One chunk short of the width, nothing is shifted out.
            if place + chunk > u128::BITS {
                return None;
            }
            number |= part << place;
            place += chunk;
            if !more {
                return Some(number);
            }
        }
    }

    /// Whether what is left is zeros, and fewer than a unit of them.
    pub(super) fn only_filling_left(&self, unit: usize) -> bool {
        self.0.len() < unit && !self.0.contains(&true)
    }
}
