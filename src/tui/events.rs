//! What wakes the event loop: one channel, fed by threads that block.

use std::{
    io,
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

use crossterm::event::{Event as TerminalEvent, KeyEvent, KeyEventKind};
use rustix::{
    event::{PollFd, PollFlags},
    io::Errno,
};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP},
    iterator::Signals,
};

use super::keeper::{Keep, Opened};
use crate::{
    catalog::{self, Catalog, Problems},
    engine::{localize_readable, provinces},
    pack::{self, PackSource},
};

/// Something happened.
#[derive(Debug)]
pub(super) enum Event {
    /// A key went down.
    Key(KeyEvent),
    /// A text was pasted.
    Paste(String),
    /// The terminal has, perhaps, another size.
    Resized,
    /// A signal, by number.
    Signal(i32),
    /// The terminal is gone.
    HangUp,
    /// The pack was read, and the record with it.
    Pack(Result<(Arc<Catalog>, Option<Opened>), Problems>),
    /// The record was written, but perhaps did not reach the disk.
    NotSynced(String),
}

/// The threads and the channel they feed.
pub(super) struct Events {
    sender: Sender<Event>,
    receiver: Receiver<Event>,
    signals: Option<Signals>,
}

impl Events {
    /// Takes over the signals; no thread runs yet, so that the first frame need not wait for any.
    ///
    /// # Errors
    /// When the signals cannot be taken over.
    pub(super) fn new() -> io::Result<Self> {
        let (sender, receiver) = channel();
        let signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
        Ok(Self {
            sender,
            receiver,
            signals: Some(signals),
        })
    }

    /// Starts the threads.
    ///
    /// # Errors
    /// When a thread cannot be started.
    pub(super) fn start(
        &mut self,
        source: PackSource,
        keep: Option<Keep>,
        panic: bool,
    ) -> io::Result<()> {
        let sender = self.sender.clone();
        spawn("pack", move || {
            assert!(!panic, "YIQIAN_TEST_PANIC=thread");
            let pack = read_pack(&source).map(|catalog| {
                let opened = keep.map(|keep| keep.open(&catalog));
                let session = opened.as_ref().and_then(Opened::session);
                // What was answered before may name places; how far it had come is told by their rules too. Should they be
                // broken, that is told when the answers are taken up.
                let needed = session.map_or_else(Vec::new, |s| provinces(&catalog, &s.answers));
                let read = localize_readable(&source, &catalog, &needed, &[]);
                let catalog = read.catalog.unwrap_or(catalog);
                (Arc::new(catalog), opened)
            });
            let _ = sender.send(Event::Pack(pack));
        })?;
        let sender = self.sender.clone();
        spawn("input", move || forward_input(&sender))?;
        if let Some(mut signals) = self.signals.take() {
            let sender = self.sender.clone();
            spawn("signals", move || {
                for signal in signals.forever() {
                    let _ = sender.send(Event::Signal(signal));
                }
            })?;
        }
        let sender = self.sender.clone();
        spawn("hang-up", move || watch_hang_up(&sender))
    }

    /// Another way into the channel.
    pub(super) fn sender(&self) -> Sender<Event> {
        self.sender.clone()
    }

    /// Sleeps until something happens.
    pub(super) fn wait(&self) -> Event {
        // The channel cannot close: `self` holds a sender.
        self.receiver.recv().unwrap_or(Event::HangUp)
    }

    /// What happened meanwhile, without sleeping.
    pub(super) fn pending(&self) -> Option<Event> {
        self.receiver.try_recv().ok()
    }
}

fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.into()).spawn(body)?;
    Ok(())
}

fn read_pack(source: &PackSource) -> Result<Catalog, Problems> {
    catalog::load(&pack::read(source)?, &pack::calendar())
}

fn forward_input(sender: &Sender<Event>) {
    loop {
        let event = match crossterm::event::read() {
            // Windows also tells when a key goes up; acting on that would undo every tick.
            Ok(TerminalEvent::Key(key)) if key.kind != KeyEventKind::Release => Event::Key(key),
            Ok(TerminalEvent::Paste(text)) => Event::Paste(text),
            Ok(TerminalEvent::Resize(..)) => Event::Resized,
            Ok(_) => continue,
            Err(_) => Event::HangUp,
        };
        let over = matches!(event, Event::HangUp);
        if sender.send(event).is_err() || over {
            return;
        }
    }
}

/// crossterm's reader spins for ever on a terminal that is gone (crossterm#793), so the end of the terminal is watched
/// for here.
fn watch_hang_up(sender: &Sender<Event>) {
    let input = io::stdin();
    loop {
        let mut watched = [PollFd::new(&input, PollFlags::empty())];
        if rustix::event::poll(&mut watched, None) != Err(Errno::INTR) {
            let _ = sender.send(Event::HangUp);
            return;
        }
    }
}
