//! Driving the program in a pseudo-terminal. Waiting is for something to be seen, with a deadline; nothing sleeps.
#![allow(dead_code, reason = "each test program uses its own part")]

use std::{
    io::{Read as _, Write as _},
    num::NonZeroU16,
    path::PathBuf,
    sync::{
        Arc, Condvar, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread::JoinHandle,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal};

/// Long enough for a machine busy with other builds.
const PATIENCE: Duration = Duration::from_secs(20);

/// How to start the program.
pub(crate) struct Start<'a> {
    /// Columns and rows.
    pub(crate) size: (u16, u16),
    /// Environment on top of a clean one.
    pub(crate) env: &'a [(&'a str, &'a str)],
    /// Arguments.
    pub(crate) args: &'a [&'a str],
    /// A script of `sh` that starts the program, `"$0"`, instead of the terminal itself.
    pub(crate) shell: Option<&'a str>,
}

impl Default for Start<'_> {
    fn default() -> Self {
        Self {
            size: (80, 24),
            env: &[],
            args: &[],
            shell: None,
        }
    }
}

/// A key.
#[derive(Clone, Copy)]
pub(crate) enum Key {
    Enter,
    Up,
    Down,
    Esc,
    Char(char),
    Control(char),
}

/// What the terminal shows, fed by a reading thread.
#[derive(Default)]
struct Shared {
    parser: Mutex<Option<vt100::Parser>>,
    changed: Condvar,
    bytes: AtomicUsize,
    closing: AtomicBool,
}

/// A running program and its terminal.
pub(crate) struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn std::io::Write + Send>>,
    shared: Arc<Shared>,
    reading: Option<JoinHandle<()>>,
    modes: String,
    folder: Arc<tempfile::TempDir>,
}

impl Session {
    /// Starts the program in an empty folder of its own, on a fixed day.
    pub(crate) fn start(start: &Start<'_>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for made in ["home", "work"] {
            std::fs::create_dir(folder.path().join(made)).unwrap();
        }
        Self::start_in(start, Arc::new(folder))
    }

    /// Starts the program once more, beside this one or after it: the same person, the same folders.
    pub(crate) fn start_again(&self, start: &Start<'_>) -> Self {
        Self::start_in(start, Arc::clone(&self.folder))
    }

    fn start_in(start: &Start<'_>, folder: Arc<tempfile::TempDir>) -> Self {
        let (cols, rows) = start.size;
        let size = PtySize {
            rows,
            cols,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let (home, work) = (folder.path().join("home"), folder.path().join("work"));
        let program = env!("CARGO_BIN_EXE_yiqian");
        let mut command = match start.shell {
            Some(script) => {
                let mut shell = CommandBuilder::new("/bin/sh");
                shell.args(["-c", script, program]);
                shell
            }
            None => CommandBuilder::new(program),
        };
        command.args(start.args);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("HOME", home);
        command.env("YIQIAN_TODAY", "2026-11-21");
        for (name, value) in start.env {
            command.env(name, value);
        }
        command.cwd(work);
        let modes = modes(pair.master.as_ref());
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        let shared = Arc::new(Shared::default());
        let (cols, rows) = if cols == 0 { (80, 24) } else { (cols, rows) };
        *shared.parser.lock().unwrap() = Some(vt100::Parser::new(cells(rows), cells(cols), 0));
        let feeding = Arc::clone(&shared);
        let reading = std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut buffer) {
                let mut parser = feeding.parser.lock().unwrap();
                if let Some(parser) = parser.as_mut() {
                    parser.process(&buffer[..read]);
                }
                feeding.bytes.fetch_add(read, Ordering::SeqCst);
                drop(parser);
                feeding.changed.notify_all();
                if feeding.closing.load(Ordering::SeqCst) {
                    return;
                }
            }
        });
        Self {
            child,
            master: Some(pair.master),
            writer: Some(writer),
            shared,
            reading: Some(reading),
            modes,
            folder,
        }
    }

    /// The folder the program runs in.
    pub(crate) fn folder(&self) -> PathBuf {
        self.folder.path().join("work")
    }

    /// The home folder it has.
    pub(crate) fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// Where the record is kept.
    pub(crate) fn record(&self) -> PathBuf {
        self.home().join(".local/state/yiqian/session.json")
    }

    /// Kills the program, which it cannot notice, and waits until it is gone.
    pub(crate) fn kill(&mut self) {
        self.signal(Signal::KILL);
        self.child.wait().unwrap();
    }

    /// Puts the cursor of the list on a line that can be ticked.
    pub(crate) fn go_to_line(&mut self) {
        while !self.screen().contains("▸ [ ]") {
            let before = self.screen();
            self.press(Key::Down);
            self.wait_until("the next row", |screen| screen != before);
        }
    }

    /// What is on the screen.
    pub(crate) fn screen(&self) -> String {
        self.with_screen(vt100::Screen::contents)
    }

    /// How many bytes the program has written.
    pub(crate) fn bytes(&self) -> usize {
        self.shared.bytes.load(Ordering::SeqCst)
    }

    /// Whether the alternate screen is shown.
    pub(crate) fn in_alternate_screen(&self) -> bool {
        self.with_screen(vt100::Screen::alternate_screen)
    }

    /// Whether a paste is marked as one.
    pub(crate) fn takes_pastes(&self) -> bool {
        self.with_screen(vt100::Screen::bracketed_paste)
    }

    /// Whether any cell has a colour of its own.
    pub(crate) fn has_color(&self) -> bool {
        self.with_screen(|screen| {
            let (rows, cols) = screen.size();
            (0..rows.get())
                .flat_map(|row| (0..cols.get()).filter_map(move |col| screen.cell(row, col)))
                .any(|cell| cell.fgcolor() != vt100::Color::Default)
        })
    }

    /// Presses a key.
    pub(crate) fn press(&mut self, key: Key) {
        let bytes = match key {
            Key::Enter => "\r".to_owned(),
            Key::Up => "\x1b[A".to_owned(),
            Key::Down => "\x1b[B".to_owned(),
            Key::Esc => "\x1b".to_owned(),
            Key::Char(c) => c.to_string(),
            Key::Control(c) => char::from(c as u8 & 0x1f).to_string(),
        };
        self.type_text(&bytes);
    }

    /// Types a text.
    pub(crate) fn type_text(&mut self, text: &str) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(text.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    /// Pastes a text, as a terminal marks it.
    pub(crate) fn paste(&mut self, text: &str) {
        self.type_text(&format!("\x1b[200~{text}\x1b[201~"));
    }

    /// Waits until the screen contains the text.
    #[track_caller]
    pub(crate) fn wait_for(&self, text: &str) {
        self.wait_until(text, |screen| screen.contains(text));
    }

    /// Waits until the screen is as wanted.
    #[track_caller]
    pub(crate) fn wait_until(&self, what: &str, wanted: impl Fn(&str) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        let mut parser = self.shared.parser.lock().unwrap();
        loop {
            let contents = parser.as_ref().unwrap().screen().contents();
            if wanted(&contents) {
                return;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "waited for {what}; on screen:\n{contents}");
            parser = self.shared.changed.wait_timeout(parser, left).unwrap().0;
        }
    }

    /// Goes on to the first question.
    pub(crate) fn go_to_question(&mut self) {
        self.wait_for("医保转移向导");
        self.press(Key::Enter);
        self.wait_for("第 1 题");
    }

    /// Goes on to the checklist, with Enter alone.
    pub(crate) fn go_to_list(&mut self) {
        self.go_to_question();
        for number in 2.. {
            self.press(Key::Enter);
            let next = format!("第 {number} 题");
            self.wait_until(&next, |s| s.contains(&next) || s.contains("看一遍"));
            if self.screen().contains("看一遍") {
                break;
            }
        }
        self.press(Key::Enter);
        self.wait_for("下面还有");
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&self, cols: u16, rows: u16) {
        if let Some(parser) = self.shared.parser.lock().unwrap().as_mut() {
            parser.screen_mut().set_size(cells(rows), cells(cols));
        }
        let size = PtySize {
            rows,
            cols,
            pixel_width: 0,
            pixel_height: 0,
        };
        self.master.as_ref().unwrap().resize(size).unwrap();
    }

    /// Sends a signal.
    pub(crate) fn signal(&self, signal: Signal) {
        rustix::process::kill_process(self.pid(), signal).unwrap();
    }

    /// Closes the terminal under the program. The reading thread holds it open too, so it is given one more thing to
    /// read: the answer to a key.
    pub(crate) fn hang_up(&mut self) {
        self.shared.closing.store(true, Ordering::SeqCst);
        self.press(Key::Down);
        self.reading.take().unwrap().join().unwrap();
        self.writer = None;
        self.master = None;
    }

    /// Waits for the end and gives the exit code, once everything written has been read.
    #[track_caller]
    pub(crate) fn exit_code(&mut self) -> u32 {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                assert!(status.signal().is_none(), "ended by {status:?}");
                break status.exit_code();
            }
            assert!(Instant::now() < deadline, "the program did not end");
            std::thread::yield_now();
        }
    }

    /// The terminal is as it was: main screen, cursor, modes.
    #[track_caller]
    pub(crate) fn assert_given_back(&self) {
        // What the program wrote last may still be on its way through the reading thread.
        let deadline = Instant::now() + PATIENCE;
        while self.in_alternate_screen() || self.with_screen(vt100::Screen::hide_cursor) {
            assert!(Instant::now() < deadline, "alternate screen or cursor left");
            std::thread::yield_now();
        }
        assert!(!self.takes_pastes(), "bracketed paste left");
        assert_eq!(modes(self.master.as_deref().unwrap()), self.modes);
    }

    fn pid(&self) -> Pid {
        let id = self.child.process_id().unwrap();
        Pid::from_raw(i32::try_from(id).unwrap()).unwrap()
    }

    fn with_screen<T>(&self, read: impl FnOnce(&vt100::Screen) -> T) -> T {
        let parser = self.shared.parser.lock().unwrap();
        read(parser.as_ref().unwrap().screen())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

/// The terminal's modes, to be compared.
fn modes(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios().unwrap())
}
