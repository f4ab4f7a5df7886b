//! Prints how the wizard compares with `bare_list` in a pseudo-terminal, both in the same run: time to the first
//! frame, time from a key to its answer, peak memory, and what is written while nothing happens.
//!
//! ```text
//! cargo build --release --examples --bins && cargo run --release --example terminal_bench
//! ```
//!
//! Only the ratios mean anything; the times are those of this machine at this moment.

use std::{
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    time::{Duration, Instant},
};

use anyhow::Context as _;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Rounds after the warm-up; the two programs take turns.
const ROUNDS: usize = 40;
const WARM_UP: usize = 5;
/// Keys a round.
const KEYS: usize = 20;
/// Silence after which an answer counts as over.
const QUIET: Duration = Duration::from_millis(15);
/// How long nothing happens.
const IDLE: Duration = Duration::from_secs(2);

struct Program {
    path: PathBuf,
    /// Text that the first frame ends with.
    ready: &'static str,
    /// Whether a key is to be pressed to reach the list.
    enter: bool,
}

#[derive(Default)]
struct Samples {
    frame: Vec<f64>,
    key: Vec<f64>,
    memory: Vec<f64>,
}

struct Running {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn std::io::Write + Send>,
    chunks: Receiver<(Instant, Vec<u8>)>,
    started: Instant,
    _master: Box<dyn MasterPty + Send>,
}

fn main() -> anyhow::Result<()> {
    let this = std::env::current_exe()?;
    let examples = this.parent().context("the folder of the examples")?;
    // Both lists have nine rows at these points: the bare one's at once, the wizard's behind one Enter.
    let programs = [
        Program {
            path: examples.join("bare_list"),
            ready: "不清楚",
            enter: false,
        },
        Program {
            path: examples.join("../yiqian"),
            // The footer's last word, behind its next to last one.
            ready: "帮助离开",
            enter: true,
        },
    ];
    let mut all = [Samples::default(), Samples::default()];
    for round in 0..ROUNDS + WARM_UP {
        for (program, samples) in programs.iter().zip(&mut all) {
            let measured = program.measure()?;
            if round >= WARM_UP {
                samples.frame.extend(measured.frame);
                samples.key.extend(measured.key);
                samples.memory.extend(measured.memory);
            }
        }
    }
    report(&programs, all)
}

fn report(programs: &[Program; 2], [bare, wizard]: [Samples; 2]) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{:<16}{:>9}{:>9}{:>8}", "", "bare", "wizard", "ratio")?;
    for (name, bases, ours, limit) in [
        ("first frame ms", bare.frame, wizard.frame, 1.3),
        ("key ms", bare.key, wizard.key, 2.0),
        ("peak RSS MiB", bare.memory, wizard.memory, 3.0),
    ] {
        let (floor, wizard) = (median(bases), median(ours));
        let ratio = wizard / floor;
        let word = if ratio <= limit { "within" } else { "OVER" };
        writeln!(
            out,
            "{name:<16}{floor:>9.3}{wizard:>9.3}{ratio:>8.2}  {word} {limit}"
        )?;
    }
    for (program, name) in programs.iter().zip(["bare", "wizard"]) {
        let (bytes, wakes) = program.idle()?;
        writeln!(
            out,
            "{name} idle for {IDLE:?}: {bytes} bytes, {wakes} wake-ups"
        )?;
    }
    Ok(())
}

impl Program {
    fn measure(&self) -> anyhow::Result<Samples> {
        let mut running = Running::start(&self.path)?;
        let mut samples = Samples::default();
        samples.frame.push(ms(running.until(self.ready)?));
        running.settle()?;
        if self.enter {
            running.press("\r")?;
            running.settle()?;
        }
        for at in 0..KEYS {
            // Down four times, up four times: the cursor never reaches an end, where a key has no answer.
            running.press(if at % 8 < 4 { "\x1b[B" } else { "\x1b[A" })?;
            samples.key.push(ms(running.settle()?));
        }
        samples.memory.push(running.peak_memory()?);
        running.end()?;
        Ok(samples)
    }

    /// Bytes written and voluntary context switches of all threads while nothing happens.
    fn idle(&self) -> anyhow::Result<(usize, u64)> {
        let mut running = Running::start(&self.path)?;
        running.until(self.ready)?;
        // The wizard still reads its pack behind the first frame; that is over when a key was answered.
        running.press("\x1b[B")?;
        while running.chunks.recv_timeout(IDLE / 4).is_ok() {}
        let before = running.wakes()?;
        let bytes = match running.chunks.recv_timeout(IDLE) {
            Ok((_, chunk)) => chunk.len(),
            Err(RecvTimeoutError::Timeout) => 0,
            Err(error) => return Err(error.into()),
        };
        let wakes = running.wakes()? - before;
        running.end()?;
        Ok((bytes, wakes))
    }
}

impl Running {
    fn start(path: &Path) -> anyhow::Result<Self> {
        let pair = native_pty_system().openpty(PtySize::default())?;
        let mut reader = pair.master.try_clone_reader()?;
        let writer = pair.master.take_writer()?;
        let (sender, chunks) = channel();
        std::thread::spawn(move || {
            let mut buffer = vec![0; 65536];
            while let Ok(read @ 1..) = reader.read(&mut buffer) {
                let chunk = buffer.get(..read).unwrap_or_default().to_vec();
                if sender.send((Instant::now(), chunk)).is_err() {
                    return;
                }
            }
        });
        let mut command = CommandBuilder::new(path);
        command.env("TERM", "xterm-256color");
        let started = Instant::now();
        let child = pair
            .slave
            .spawn_command(command)
            .with_context(|| format!("start {}", path.display()))?;
        Ok(Self {
            child,
            writer,
            chunks,
            started,
            _master: pair.master,
        })
    }

    /// Waits for a text and gives the time since the start. Between its glyphs there are cursor moves, so only what is
    /// not ASCII is looked at.
    fn until(&self, text: &str) -> anyhow::Result<Duration> {
        let mut seen = Vec::new();
        loop {
            let (at, chunk) = self.chunks.recv_timeout(Duration::from_secs(10))?;
            seen.extend(chunk);
            let shown = String::from_utf8_lossy(&seen);
            let glyphs: String = shown.chars().filter(|c| !c.is_ascii()).collect();
            if glyphs.contains(text) {
                return Ok(at - self.started);
            }
        }
    }

    fn press(&mut self, key: &str) -> anyhow::Result<()> {
        self.started = Instant::now();
        self.writer.write_all(key.as_bytes())?;
        Ok(self.writer.flush()?)
    }

    /// Waits until nothing more comes and gives the time from the last key to the last byte.
    fn settle(&self) -> anyhow::Result<Duration> {
        let mut last = self.started;
        loop {
            match self.chunks.recv_timeout(QUIET) {
                Ok((at, _)) => last = at,
                Err(RecvTimeoutError::Timeout) => return Ok(last - self.started),
                Err(error) => return Err(error.into()),
            }
        }
    }

    fn proc(&self) -> anyhow::Result<PathBuf> {
        let id = self.child.process_id().context("the program has ended")?;
        Ok(PathBuf::from(format!("/proc/{id}")))
    }

    /// Peak resident memory in MiB.
    fn peak_memory(&self) -> anyhow::Result<f64> {
        let status = std::fs::read_to_string(self.proc()?.join("status"))?;
        Ok(number_after(&status, "VmHWM:").context("VmHWM")? / 1024.0)
    }

    fn wakes(&self) -> anyhow::Result<u64> {
        let mut total = 0.0;
        for task in std::fs::read_dir(self.proc()?.join("task"))? {
            let status = std::fs::read_to_string(task?.path().join("status"))?;
            total += number_after(&status, "\nvoluntary_ctxt_switches:").unwrap_or(0.0);
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small count"
        )]
        Ok(total as u64)
    }

    fn end(mut self) -> anyhow::Result<()> {
        self.press("q")?;
        self.child.wait()?;
        Ok(())
    }
}

fn number_after(text: &str, name: &str) -> Option<f64> {
    let (_, rest) = text.split_once(name)?;
    rest.split_whitespace().next()?.parse().ok()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn median(mut samples: Vec<f64>) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples.get(samples.len() / 2).copied().unwrap_or(f64::NAN)
}
