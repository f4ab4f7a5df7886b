//! What can be asked, and what is computed from the answers.

use chrono::NaiveDate;

use super::{Citation, DerivedIx, OptionIx, OptionSet, PlaceIx, QuestionIx, Rule};

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One of the options.
    Choice,
    /// Any number of the options, each a yes or no of its own.
    Several,
    /// A calendar date. Rules cannot name it; only a [`Derived`] answer can.
    Date,
    /// A calendar month, kept as its first day. Rules cannot name it; entries count months from it.
    Month,
    /// A place. Rules cannot name it; it brings the rules of the place and may decide 范围.
    Place,
}

impl Kind {
    /// Whether it is answered by a day of the calendar, of which there are too many for rules to name.
    pub fn is_day(self) -> bool {
        matches!(self, Self::Date | Self::Month)
    }
}

/// One question. Its id and its option ids are public and never reused for another meaning.
#[derive(Debug, Clone)]
pub struct Question {
    /// Public kebab-case id.
    pub id: String,
    /// How it is answered.
    pub kind: Kind,
    /// A name of a few characters, for lists of answers: `范围`.
    pub short: String,
    /// The question as asked.
    pub text: String,
    /// Why it is asked.
    pub why: String,
    /// How to find the answer out, shown when it is left 不清楚.
    pub find_out: String,
    /// Where the need to ask comes from; never empty.
    pub cite: Vec<Citation>,
    /// When it is asked. Names only earlier questions and derived answers of those.
    pub when: Rule,
    /// The options, the common case first; empty for every kind but [`Kind::Choice`] and [`Kind::Several`].
    pub options: Vec<QuestionOption>,
}

impl Question {
    /// A date answered to it as it is written and shown: `2026-11-02`, or the month `2026-11`.
    pub fn day_text(&self, date: NaiveDate) -> String {
        match self.kind {
            Kind::Month => date.format("%Y-%m").to_string(),
            _ => date.to_string(),
        }
    }

    /// The option with this public id.
    pub fn find_option(&self, id: &str) -> Option<OptionIx> {
        self.options.iter().position(|o| o.id == id).map(OptionIx)
    }

    /// The option at `ix`.
    pub fn option(&self, ix: OptionIx) -> &QuestionOption {
        &self.options[ix.0]
    }
}

/// The questions with a meaning of their own, found by their public ids.
#[derive(Debug, Clone, Copy, Default)]
pub struct PlaceQuestions {
    /// `from-region`: the place left.
    pub from: Option<QuestionIx>,
    /// `to-region`: the place entered.
    pub to: Option<QuestionIx>,
    /// `scope`, which the two places may decide.
    pub scope: Option<Scoping>,
}

/// The question how the two places lie to each other, and its options.
#[derive(Debug, Clone, Copy)]
pub struct Scoping {
    /// `scope`
    pub question: QuestionIx,
    /// `cross-province`
    pub cross: OptionIx,
    /// `within-province`
    pub within: OptionIx,
    /// `same-pool`
    pub same: OptionIx,
}

impl PlaceQuestions {
    /// Finds them among the questions of a pack.
    pub(super) fn find(questions: &[Question]) -> Self {
        let find = |id: &str| questions.iter().position(|q| q.id == id).map(QuestionIx);
        let place = |id| find(id).filter(|ix| questions[ix.0].kind == Kind::Place);
        let scope = || {
            let question = find("scope")?;
            let option = |id| questions[question.0].find_option(id);
            Some(Scoping {
                question,
                cross: option("cross-province")?,
                within: option("within-province")?,
                same: option("same-pool")?,
            })
        };
        Self {
            from: place("from-region"),
            to: place("to-region"),
            scope: scope(),
        }
    }
}

/// One option of a question.
#[derive(Debug, Clone)]
pub struct QuestionOption {
    /// Public kebab-case id, unique within its question.
    pub id: String,
    /// As offered: a short sentence.
    pub label: String,
    /// As repeated in lists of answers and reasons.
    pub short: String,
    /// What choosing it says of earlier questions: as long as such a question is open, only these of its options may hold.
    /// An answer given to the question itself counts for more.
    pub implies: Vec<(QuestionIx, OptionSet)>,
}

/// An answer computed from others; finite, so that rules can name it.
#[derive(Debug, Clone)]
pub struct Derived {
    /// Kebab-case id, distinct from every question id.
    pub id: String,
    /// A name of a few characters.
    pub short: String,
    /// Where its value comes from.
    pub by: Derivation,
    /// Its possible values.
    pub options: Vec<DerivedOption>,
    /// Whether it is repeated among the answers of a list; helpers of rules are not.
    pub shown: bool,
}

/// Where a derived answer's value comes from.
#[derive(Debug, Clone)]
pub enum Derivation {
    /// The first option whose rule holds; none holding means not applicable.
    Cases(Vec<Rule>),
    /// How many working days are over since the date answered to `of`: those after it and before today.
    WorkdaysSince {
        /// A [`Kind::Date`] question.
        of: QuestionIx,
        /// For every option but the last, the working day (counted from the day after the date) that is its last; also
        /// the days off behind that day are past it.
        up_to: Vec<u32>,
    },
    /// Which of the lists of places the place of one side is on, itself or what it lies in; none means not applicable. So
    /// does a place that is not known: as with local lines, a place's rule counts once it is known whose rules count.
    PlaceDays {
        /// A [`Kind::Place`] question.
        of: QuestionIx,
        /// The places of all options, each place once.
        days: Vec<PlaceDay>,
    },
    /// Whether the month answered to `of` lies before the day of the place (the first option) or not (the second). A month
    /// that the day parts in two leaves both open; a place without a day is not applicable.
    MonthSince {
        /// A [`Kind::Month`] question.
        of: QuestionIx,
        /// An earlier [`Self::PlaceDays`].
        day: DerivedIx,
    },
}

/// A place and the day since which it has some rule.
#[derive(Debug, Clone, Copy)]
pub struct PlaceDay {
    /// The place.
    pub place: PlaceIx,
    /// The first day of the rule.
    pub day: NaiveDate,
    /// The option that the derived answer has there.
    pub option: OptionIx,
}

/// One value of a derived answer.
#[derive(Debug, Clone)]
pub struct DerivedOption {
    /// Kebab-case id, unique within its derived answer.
    pub id: String,
    /// As shown.
    pub label: String,
}
