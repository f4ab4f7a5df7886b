//! Three values: yes, no, and not known yet.

/// The value of a rule over answers that may be incomplete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Truth {
    /// Holds, whatever else is answered.
    Yes,
    /// Does not hold, whatever else is answered.
    No,
    /// Depends on questions not answered yet.
    Unknown,
}

impl Truth {
    /// Yes only when every part is.
    pub(crate) fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut result = Self::Yes;
        for part in parts {
            match part {
                Self::No => return Self::No,
                Self::Unknown => result = Self::Unknown,
                Self::Yes => {}
            }
        }
        result
    }

    /// Yes as soon as one part is.
    pub(crate) fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        Self::all(parts.into_iter().map(Self::not)).not()
    }

    /// The opposite; unknown stays unknown.
    pub(crate) fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}
