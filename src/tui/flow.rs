//! From question to question: answering, going on, going back.

use super::{
    app::App,
    rows::Row,
    screens::{Aside, Place, Screen},
};
use crate::{
    catalog::{Kind, OptionIx, OptionSet, QuestionIx},
    engine::{Answer, Interview},
    text::{parse_date, parse_month},
};

impl App {
    /// To the first question still open, or to the answers when there is none.
    pub(super) fn begin(&mut self) {
        let Some(interview) = &self.interview else {
            self.places = vec![Place::new(Screen::Loading)];
            return;
        };
        match interview.next() {
            Some(question) => self.ask(question),
            None => self.review_as_base(),
        }
    }

    /// One step back. Answers given stay.
    pub(super) fn back(&mut self) {
        self.tell_what_is_kept();
        if self.leave_cities() {
            return;
        }
        if self.places.len() > 1 {
            self.places.pop();
            return;
        }
        match &self.place().screen {
            Screen::Welcome => {
                self.notice = Some("这里是开头。要离开，按 q。".to_owned());
            }
            Screen::Resume => self.notice = Some("这里是开头。要离开，按 q。".to_owned()),
            Screen::Question(asking) => {
                let before = self
                    .interview
                    .as_ref()
                    .and_then(|i| i.before(asking.question));
                match before {
                    Some(question) => self.ask(question),
                    None => self.places = vec![Place::new(Screen::Welcome)],
                }
            }
            Screen::Review => {
                let last = self.interview.as_ref().and_then(|i| i.steps.last());
                match last.map(|step| step.question) {
                    Some(question) => self.ask(question),
                    None => self.places = vec![Place::new(Screen::Welcome)],
                }
            }
            Screen::List(_) => self.review_as_base(),
            Screen::Broken(_) => {}
            _ => self.places = vec![Place::new(Screen::Welcome)],
        }
    }

    /// Asks a question on top of the screen shown; its answer comes back there.
    pub(super) fn change(&mut self, question: QuestionIx) {
        if let Some(catalog) = self.catalog.clone() {
            let place = self.asking(&catalog, question);
            self.places.push(place);
        }
    }

    /// Asks the first question still open, coming back to where one is.
    pub(super) fn answer_rest(&mut self) {
        if let Some(question) = self.interview.as_ref().and_then(Interview::next) {
            self.change(question);
        }
    }

    /// Shows the checklist, with its cursor where it was when it was on screen before.
    pub(super) fn show_list(&mut self) {
        let below = self
            .places
            .iter()
            .position(|p| matches!(p.screen, Screen::List(_)));
        match below {
            Some(at) => self.places.truncate(at + 1),
            None => self.places = vec![Place::new(Screen::List(Aside::default()))],
        }
        self.list_seen = true;
    }

    /// Takes an option: chooses it, or ticks it; an option ticked already goes on.
    pub(super) fn take_option(&mut self, option: OptionIx) {
        if self.asked_kind() != Some(Kind::Several) {
            self.answer(Answer::Choice(option));
            return;
        }
        let Screen::Question(asking) = &mut self.place_mut().screen else {
            return;
        };
        if asking.ticks.contains(option) {
            self.answer_ticked();
        } else {
            asking.ticks = asking.ticks.with(option);
            self.keep_ticks();
            self.notice = Some("勾上了。再按一次回车就继续；还有别的，移过去接着勾。".to_owned());
        }
    }

    /// Ticks or unticks the option or the line under the cursor.
    pub(super) fn tick(&mut self) {
        if let Some(entry) = self.entry_here() {
            self.tick_line(entry);
            return;
        }
        let Some(Row::Option(option)) = self.row() else {
            return;
        };
        if self.asked_kind() != Some(Kind::Several) {
            return;
        }
        if let Screen::Question(asking) = &mut self.place_mut().screen {
            asking.ticks = if asking.ticks.contains(option) {
                asking.ticks.without(option)
            } else {
                asking.ticks.with(option)
            };
        }
        self.keep_ticks();
    }

    /// Remembers the ticks, whatever is done next.
    fn keep_ticks(&mut self) {
        if let Screen::Question(asking) = &self.place().screen {
            self.session.drafts.insert(asking.question, asking.ticks);
        }
    }

    /// Going back from ticks that are not answered with: says that they are there still, and do not count yet.
    fn tell_what_is_kept(&mut self) {
        if let Screen::Question(asking) = &self.place().screen
            && self.session.drafts.contains_key(&asking.question)
        {
            self.notice = Some("勾的都留着，还没算进去；回到那一题选“继续”才算。".to_owned());
        }
    }

    /// Takes all ticks away.
    pub(super) fn untick(&mut self) {
        if let Screen::Question(asking) = &mut self.place_mut().screen {
            asking.ticks = OptionSet::EMPTY;
        }
        self.keep_ticks();
        self.go_to(&Row::GoOn);
    }

    /// Answers with what is ticked.
    pub(super) fn answer_ticked(&mut self) {
        if let Screen::Question(asking) = &self.place().screen {
            let (question, ticks) = (asking.question, asking.ticks);
            self.session.drafts.remove(&question);
            self.answer(Answer::Several(ticks));
        }
    }

    /// Answers 不清楚.
    pub(super) fn answer_unknown(&mut self) {
        self.answer(Answer::Unknown);
    }

    /// Answers with the date or month typed, or says what is wrong with it.
    pub(super) fn answer_date(&mut self) {
        let first_year = self
            .catalog
            .as_ref()
            .and_then(|c| c.calendar.span())
            .map(|(first, _)| first);
        let today = self.setup.days.today;
        let is_month = match (&self.place().screen, &self.catalog) {
            (Screen::Question(asking), Some(catalog)) => {
                catalog.question(asking.question).kind == Kind::Month
            }
            _ => false,
        };
        let Screen::Question(asking) = &mut self.place_mut().screen else {
            return;
        };
        let typed = asking.field.text();
        let read = if is_month {
            parse_month(&typed, today).map_err(|error| error.to_string())
        } else {
            parse_date(&typed, today, first_year).map_err(|error| error.to_string())
        };
        match read {
            Ok(date) => self.answer(Answer::Date(date)),
            Err(error) => asking.error = Some(error),
        }
    }

    pub(super) fn answer(&mut self, answer: Answer) {
        let Screen::Question(asking) = &self.place().screen else {
            return;
        };
        let question = asking.question;
        if !self.show_what_if(question, answer) {
            self.take(question, answer);
        }
    }

    /// Takes an answer and goes on.
    pub(super) fn take(&mut self, question: QuestionIx, answer: Answer) {
        if self.session.answers.get(question) != Some(answer) {
            self.session.answers.set(question, answer);
            self.saved = None;
            let expected = self.expected();
            self.recompute();
            if answer == Answer::Unknown && self.expected() > expected {
                self.notice = Some("有不清楚的，会多问几题。".to_owned());
            }
        }
        if self.places.len() > 1 {
            self.places.pop();
            self.renew_misses();
            self.tell_what_is_open();
            return;
        }
        let next = self
            .interview
            .as_ref()
            .and_then(|i| i.after(question).or_else(|| i.next()));
        match next {
            Some(question) => self.ask(question),
            None => self.review_as_base(),
        }
    }

    /// After a change: names the questions it brought, and puts the cursor on the first; on the way to the list when
    /// there are none.
    fn tell_what_is_open(&mut self) {
        let open = self.unanswered();
        if open == 0 {
            if matches!(self.place().screen, Screen::Review) {
                self.go_to(&Row::ShowList);
            }
            return;
        }
        self.notice = Some(format!("还有 {open} 题没回答。"));
        if matches!(self.place().screen, Screen::Review)
            && let Some(question) = self.interview.as_ref().and_then(Interview::next)
        {
            self.go_to(&Row::Answer(question));
        }
    }

    fn ask(&mut self, question: QuestionIx) {
        if let Some(catalog) = self.catalog.clone() {
            self.places = vec![self.asking(&catalog, question)];
        }
    }

    fn review_as_base(&mut self) {
        self.places = vec![Place::new(Screen::Review)];
        self.go_to(&Row::ShowList);
    }
}
