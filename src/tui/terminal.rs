//! Taking the terminal and giving it back exactly as it was, whatever happens.

use std::{
    io::{self, BufWriter, Stdout, Write as _},
    mem::ManuallyDrop,
    sync::{Mutex, MutexGuard, PoisonError},
};

use crossterm::{
    cursor::Show,
    event::{DisableBracketedPaste, EnableBracketedPaste},
    execute,
    terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode},
};
use ratatui::{
    Frame, Terminal, TerminalOptions, Viewport, backend::CrosstermBackend, layout::Rect,
};
use rustix::process::{getpgrp, getppid, getsid};

/// Whether the terminal is ours. Drawing and giving back happen under this one lock, so that nothing is ever drawn
/// after the terminal was given back, whichever thread gives it back.
static HOLD: Mutex<Hold> = Mutex::new(Hold::Free);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hold {
    /// Not ours.
    Free,
    /// Raw mode, alternate screen, bracketed paste, hidden cursor.
    Ours,
    /// Given back for good.
    Over,
}

fn hold() -> MutexGuard<'static, Hold> {
    HOLD.lock().unwrap_or_else(PoisonError::into_inner)
}

thread_local! {
    /// Whether this thread holds the lock now; the panic hook runs on the thread that panics.
    static DRAWING: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// The screen of the wizard.
pub(super) struct Screen {
    /// Never dropped: its drop writes to the terminal after it was given back, and panics where the terminal is gone
    /// (its `eprintln!` fails). [`restore`] does all that is needed.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<BufWriter<Stdout>>>>,
}

/// The size of the terminal, in columns and rows. Where the terminal does not know (serial lines, some containers) the
/// fallback, else 80×24.
pub(super) fn size(fallback: Option<(u16, u16)>) -> (u16, u16) {
    match rustix::termios::tcgetwinsize(io::stdout()) {
        Ok(size) if size.ws_col > 0 && size.ws_row > 0 => (size.ws_col, size.ws_row),
        _ => fallback.unwrap_or((80, 24)),
    }
}

impl Screen {
    /// Takes the terminal.
    ///
    /// # Errors
    /// When the terminal refuses raw mode or cannot be written to.
    pub(super) fn take(size: (u16, u16)) -> io::Result<Self> {
        let backend = CrosstermBackend::new(BufWriter::with_capacity(16 * 1024, io::stdout()));
        // A fixed viewport asks the terminal nothing, and its size is ours to say when the terminal does not know it.
        let viewport = Viewport::Fixed(rect(size));
        let terminal = Terminal::with_options(backend, TerminalOptions { viewport })?;
        enter()?;
        Ok(Self {
            terminal: ManuallyDrop::new(terminal),
        })
    }

    /// Draws a frame, unless the terminal was given back.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub(super) fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        let hold = hold();
        if *hold != Hold::Ours {
            return Ok(());
        }
        DRAWING.set(true);
        let drawn = self.terminal.draw(render).map(|_| ());
        DRAWING.set(false);
        drawn
    }

    /// Makes the next frame a whole one of this size. Never `Terminal::clear`: that waits for an answer that the input
    /// thread would take away.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub(super) fn resize(&mut self, size: (u16, u16)) -> io::Result<()> {
        // A new size may come in while the terminal is lent out, and clearing would wipe what is not ours.
        let hold = hold();
        if *hold != Hold::Ours {
            return Ok(());
        }
        self.terminal.resize(rect(size))
    }

    /// Takes the terminal again after a stop, with a whole frame to come.
    ///
    /// # Errors
    /// When the terminal refuses raw mode or cannot be written to.
    pub(super) fn take_again(&mut self, size: (u16, u16)) -> io::Result<()> {
        // The shell may have changed the modes behind our back; only off and on sets them for certain.
        let _ = disable_raw_mode();
        enter()?;
        self.resize(size)
    }
}

fn rect((width, height): (u16, u16)) -> Rect {
    Rect::new(0, 0, width, height)
}

fn enter() -> io::Result<()> {
    let mut hold = hold();
    if *hold == Hold::Over {
        return Ok(());
    }
    *hold = Hold::Ours;
    enable_raw_mode()?;
    // A paste comes as one event; as keystrokes it could answer one question after the other.
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)
}

/// Whether somebody is there to continue the program after a stop: a shell in our session that has put us into a
/// process group of our own. In the group of the session's leader (`ssh -t host yiqian`, a container, a script that is
/// its terminal's first program) and after the shell is gone there is nobody, and the kernel would not stop us either.
pub(super) fn can_be_continued() -> bool {
    let session = |pid| getsid(pid).ok();
    let ours = session(None);
    ours.is_some_and(|leader| getpgrp() != leader) && session(getppid()) == ours
}

/// Gives the terminal back for a while.
pub(super) fn lend() {
    give_back(&mut hold(), Hold::Free);
}

/// Gives the terminal back for good. Safe to call from any thread, also from one that panics while drawing.
pub(super) fn restore() {
    if DRAWING.get() {
        // This thread holds the lock already and will not go on drawing.
        give_back(&mut Hold::Ours.clone(), Hold::Over);
    } else {
        give_back(&mut hold(), Hold::Over);
    }
}

/// Errors are ignored: a terminal that is gone needs nothing back.
fn give_back(hold: &mut Hold, after: Hold) {
    if *hold == Hold::Ours {
        let _ = disable_raw_mode();
        let mut out = io::stdout();
        let _ = execute!(out, DisableBracketedPaste, LeaveAlternateScreen, Show);
        let _ = out.flush();
    }
    *hold = after;
}
