//! Going on with the record of an earlier time, and what happens when there is none or it cannot be kept.

use super::{
    app::App,
    rows::Row,
    screens::{Erase, News, Place, Screen},
    update::Effect,
};
use crate::{
    catalog::Catalog,
    engine::{Checklist, Days, Interview},
    session::{Found, SavedAt, Session, StoreError},
};

/// Whether what is answered is kept from one start to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keeping {
    /// It is.
    On,
    /// It was asked not to be (`--no-save`).
    Off,
    /// There is no home to keep it in.
    Nowhere,
    /// Another window has the record; here one only looks.
    Elsewhere,
    /// The record is of a newer program.
    Newer,
    /// What was there could not be opened or read, so nothing is written.
    Failed,
    /// The last change could not be written; at the next one it is tried again.
    Unwritten,
}

impl Keeping {
    /// What the title bar says of it.
    pub(super) fn mark(self) -> &'static str {
        match self {
            Self::On => "",
            Self::Elsewhere => "只看，不保存",
            Self::Unwritten => "没存上",
            _ => "不保存",
        }
    }
}

/// What was told of keeping, so that it is told once.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Told {
    unwritten: bool,
    unsynced: bool,
}

/// The record of an earlier time, and how far it had come.
#[derive(Debug, Clone)]
pub(super) struct Earlier {
    /// The record.
    pub(super) session: Session,
    /// When it was saved.
    pub(super) saved_at: SavedAt,
    /// What the pack of today changed for this person.
    pub(super) changes: Vec<String>,
    /// Questions still open.
    pub(super) open: usize,
    /// Lines on the list.
    pub(super) lines: usize,
    /// Lines ticked.
    pub(super) done: usize,
    /// The conclusion, when there is one.
    pub(super) conclusion: Option<String>,
}

impl Earlier {
    fn of(
        catalog: &Catalog,
        days: Days,
        session: Session,
        saved_at: SavedAt,
        changes: Vec<String>,
    ) -> Self {
        let list = Checklist::build(catalog, &session.answers, days);
        let steps = Interview::replay(catalog, &session.answers, days).steps;
        let lines = list.sections.iter().flat_map(|section| &section.lines);
        let ids = lines.map(|line| &catalog.entry(line.entry).id);
        Self {
            saved_at,
            changes,
            open: steps.iter().filter(|step| step.answer.is_none()).count(),
            lines: list.len(),
            done: ids.filter(|id| session.done_on(id).is_some()).count(),
            conclusion: crate::text::conclusion(catalog, &list).map(|shown| shown.title),
            session,
        }
    }
}

impl App {
    /// Takes in what was found of an earlier time, before [`App::loaded`].
    pub(super) fn take_record(
        &mut self,
        catalog: &Catalog,
        found: Result<Found, StoreError>,
        read_only: bool,
    ) {
        if read_only {
            self.keeping = Keeping::Elsewhere;
        }
        self.trouble = match found {
            Ok(Found::Nothing) if read_only => {
                Some("另一个窗口也开着医迁，记录归它存：这里的回答不保存。要在这里存，先离开那个窗口，再重新运行。".to_owned())
            }
            Ok(Found::Nothing) => None,
            Ok(Found::Record {
                session,
                saved_at,
                changes,
            }) => {
                let days = self.setup.days;
                let earlier = Earlier::of(catalog, days, session, saved_at, changes);
                self.earlier = Some(earlier).filter(|e| !e.session.is_empty());
                read_only.then(|| {
                    "另一个窗口正在用这份记录：这里只能看，改了不保存。".to_owned()
                })
            }
            Ok(Found::SetAside { path, why }) => Some(format!(
                "上次的记录坏了（{why}），挪到了 {}。只好从头开始。",
                path.display()
            )),
            Ok(Found::Damaged { why }) => Some(format!(
                "上次的记录读不出来（{why}）。另一个窗口正在用它，没有动；这里的回答不保存。"
            )),
            Ok(Found::Newer { path }) => {
                self.keeping = Keeping::Newer;
                Some(format!("{}。", StoreError::Newer(path)))
            }
            Err(error) => {
                if !read_only {
                    self.keeping = Keeping::Failed;
                }
                Some(format!("{error}。不影响继续回答。"))
            }
        };
    }

    /// The pack is there: shows the record of an earlier time where there is one, else goes on where one waits.
    pub(super) fn meet_record(&mut self) {
        let waiting = matches!(self.place().screen, Screen::Loading);
        let base = &mut self.places[0];
        let at_start = matches!(
            base.screen,
            Screen::Welcome | Screen::Resume | Screen::Loading
        );
        if self.earlier.is_some() && at_start {
            *base = Place::new(Screen::Resume);
        } else if matches!(base.screen, Screen::Resume) {
            *base = Place::new(Screen::Welcome);
        } else if waiting {
            self.begin();
            if let Some(trouble) = self.trouble.take() {
                self.tell("先说一声", vec![trouble]);
            }
        }
    }

    /// 继续上次
    pub(super) fn go_on_with_record(&mut self) {
        let Some(earlier) = self.earlier.take() else {
            return;
        };
        self.trouble = None;
        self.kept = earlier.session.clone();
        self.session = earlier.session;
        self.recompute();
        if self.unanswered() == 0 {
            self.show_list();
        } else {
            self.begin();
        }
        if !earlier.changes.is_empty() {
            self.tell("和上次不一样的地方", earlier.changes);
        }
    }

    /// 重新开始: the old record stays until the first answer.
    pub(super) fn begin_anew(&mut self) {
        self.earlier = None;
        self.trouble = None;
        self.begin();
    }

    /// Asks whether to delete.
    pub(super) fn ask_to_erase(&mut self, what: Erase) {
        if what == Erase::Record && self.keeping != Keeping::On {
            self.notice = Some("这份记录不归这个窗口管，没有删。先离开那个窗口。".to_owned());
            return;
        }
        self.places.push(Place::new(Screen::Erase(what)));
    }

    /// Yes, delete: what is on the disk first.
    pub(super) fn erase(&mut self) -> Effect {
        if matches!(
            self.keeping,
            Keeping::On | Keeping::Failed | Keeping::Unwritten
        ) {
            return Effect::Erase;
        }
        self.erased(Ok(()));
        Effect::Draw
    }

    /// Takes in how deleting went. What is in memory goes only when what is on the disk is gone.
    pub(super) fn erased(&mut self, result: Result<(), StoreError>) {
        let Screen::Erase(what) = self.place().screen else {
            return;
        };
        if let Err(error) = result {
            self.places.pop();
            self.tell("没有删掉", vec![format!("{error}。")]);
            self.settle();
            return;
        }
        self.session = Session::default();
        self.kept = Session::default();
        self.earlier = None;
        self.trouble = None;
        self.saved = None;
        self.recompute();
        self.notice = match what {
            Erase::Record => {
                self.places = vec![Place::new(Screen::Welcome)];
                Some("记录删掉了。".to_owned())
            }
            Erase::Person => {
                self.begin();
                Some("清干净了。下一位，从第一题开始。".to_owned())
            }
        };
        self.settle();
    }

    /// Everything was cleared, but a record that could not be opened is there still.
    pub(super) fn record_left(&mut self, error: &StoreError) {
        let whose = "这一位的回答没有存过，已经清掉。以前留下的记录还在，要自己删。";
        self.notice = None;
        self.tell(
            "旧记录没有删掉",
            vec![format!("{error}。"), whose.to_owned()],
        );
        self.settle();
    }

    /// Everything is written.
    pub(super) fn is_kept(&mut self) {
        self.kept = self.session.clone();
        if self.keeping == Keeping::Unwritten {
            self.keeping = Keeping::On;
            self.notice.get_or_insert_with(|| "这次存上了。".to_owned());
        }
    }

    /// It could not be written: told once, and tried again at the next change.
    pub(super) fn keep_failed(&mut self, why: &str) {
        self.keeping = Keeping::Unwritten;
        if std::mem::replace(&mut self.told.unwritten, true) {
            return;
        }
        let after = "不影响接着用，下次改动时再试着存。一直存不上，关掉就没有了：离开以前，在清单上按 e 存成文件。";
        self.tell("没有存上", vec![format!("{why}。"), after.to_owned()]);
        self.settle();
    }

    /// It was written, but the disk does not say that it is there to stay: told once.
    pub(super) fn sync_failed(&mut self, why: &str) {
        if std::mem::replace(&mut self.told.unsynced, true) {
            return;
        }
        let after = "回答写好了，只是磁盘没有说存得住：断电可能会丢。离开以前，在清单上按 e 存成文件更稳妥。";
        self.tell("不一定存得住", vec![format!("{why}。"), after.to_owned()]);
        self.settle();
    }

    /// Something to know before going on, on a screen of its own.
    pub(super) fn tell(&mut self, title: &'static str, lines: Vec<String>) {
        let news = News { title, lines };
        self.places.push(Place::new(Screen::News(news)));
        self.go_to(&Row::Back);
    }
}
