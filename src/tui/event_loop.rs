//! The event loop: sleep, update, draw.

use std::io::Write as _;

use rustix::process::{Signal, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGTSTP};

use super::{
    action,
    app::App,
    events::{Event, Events},
    free_name,
    keeper::{Keep, Keeper},
    keeping::Keeping,
    panic,
    terminal::{self, Screen},
    update::Effect,
    view,
};
use crate::{env::Env, export, pack::PackSource, text};

/// What the loop does after an event.
enum Next {
    /// Draws.
    Draw,
    /// Nothing changed.
    Sleep,
    /// Ends with this code.
    End(u8),
}

/// Runs until the wizard is left; gives the terminal back in any case.
///
/// # Errors
/// When the terminal cannot be set up or written to.
pub(super) fn run(
    app: App,
    source: &PackSource,
    keep: Option<Keep>,
    env: &Env,
) -> anyhow::Result<u8> {
    panic::install_hook();
    let mut events = Events::new()?;
    let outcome = in_terminal(app, source, keep, env, &mut events);
    terminal::restore();
    let (app, code) = outcome?;
    if let Some(path) = &app.saved {
        let path = text::clean(&path.display().to_string());
        // The path is also what the last screen said; a closed pipe here is no error.
        let _ = writeln!(std::io::stdout(), "清单在 {path}");
    }
    if matches!(app.keeping, Keeping::On | Keeping::Unwritten) && !app.kept.is_empty() {
        let words = "回答存在这台电脑上，下次运行 yiqian 接着来；不想留，运行 yiqian forget。";
        let _ = writeln!(std::io::stdout(), "{words}");
    }
    Ok(code)
}

fn in_terminal(
    mut app: App,
    source: &PackSource,
    keep: Option<Keep>,
    env: &Env,
    events: &mut Events,
) -> anyhow::Result<(App, u8)> {
    let folder = keep.as_ref().map(|keep| keep.folder.clone());
    let mut keeper = Keeper::new(events.sender(), folder);
    let panics = |place: &str| env.test_panic.as_deref() == Some(place);
    let mut screen = Screen::take(app.setup.size)?;
    screen.draw(|frame| {
        view::draw(&app, frame);
        assert!(!panics("draw"), "YIQIAN_TEST_PANIC=draw");
    })?;
    // Only now, so that the first frame waits for nothing but itself.
    events.start(source.clone(), keep, panics("thread"))?;
    loop {
        let mut draw = false;
        let mut event = Some(events.wait());
        // Everything that has come in is worked off before the next frame: a held key or a storm of sizes costs one.
        while let Some(happened) = event {
            let next = handle(&mut app, &mut screen, &mut keeper, happened, env)?;
            app.add_regions(source);
            match next {
                Next::Draw => draw = true,
                Next::Sleep => {}
                Next::End(code) => return Ok((app, code)),
            }
            event = events.pending();
        }
        if draw && let Next::End(code) = draw_or_end(&screen.draw(|frame| view::draw(&app, frame)))
        {
            return Ok((app, code));
        }
    }
}

fn handle(
    app: &mut App,
    screen: &mut Screen,
    keeper: &mut Keeper,
    event: Event,
    env: &Env,
) -> anyhow::Result<Next> {
    Ok(match event {
        Event::Key(key) => match action::action(key, app.is_typing()) {
            Some(action) => {
                let effect = app.update(action);
                perform(app, keeper, effect)?
            }
            None => Next::Sleep,
        },
        Event::Paste(text) => {
            let effect = app.paste(&text);
            perform(app, keeper, effect)?
        }
        Event::Resized => {
            let size = terminal::size(env.fallback_size);
            app.resized(size);
            // Drawn whole even at the same size: some terminals lose the screen on the way there and back.
            draw_or_end(&screen.resize(size))
        }
        Event::Pack(pack) => {
            let waiting = app.is_waiting();
            let broken = pack.is_err();
            let pack = pack.map(|(catalog, opened)| {
                if let Some(opened) = opened {
                    keeper.take(app, &catalog, opened);
                }
                catalog
            });
            app.loaded(pack);
            // On the first screen nothing changes when the pack arrives, unless there is something to say of the record.
            if waiting || broken || app.trouble.is_some() || app.earlier.is_some() {
                Next::Draw
            } else {
                Next::Sleep
            }
        }
        Event::NotSynced(why) => {
            app.sync_failed(&why);
            Next::Draw
        }
        Event::HangUp => Next::End(exit_code(SIGHUP)),
        Event::Signal(SIGTSTP) if !terminal::can_be_continued() => Next::Sleep,
        Event::Signal(SIGTSTP) => {
            terminal::lend();
            signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
            Next::Sleep
        }
        Event::Signal(SIGCONT) => {
            app.resized(terminal::size(env.fallback_size));
            draw_or_end(&screen.take_again(app.setup.size))
        }
        Event::Signal(signal) => Next::End(exit_code(signal)),
    })
}

/// A terminal that fails is gone, perhaps before the watcher said so: a hang-up also brings a SIGCONT.
fn draw_or_end(done: &std::io::Result<()>) -> Next {
    match done {
        Ok(()) => Next::Draw,
        Err(_) => Next::End(exit_code(SIGHUP)),
    }
}

fn perform(app: &mut App, keeper: &mut Keeper, effect: Effect) -> anyhow::Result<Next> {
    Ok(match effect {
        Effect::Draw => Next::Draw,
        Effect::Keep => {
            keeper.keep(app);
            Next::Draw
        }
        Effect::Erase => {
            keeper.erase(app);
            Next::Draw
        }
        Effect::Leave(code) => Next::End(code),
        Effect::Suspend => {
            // The whole job stops, as the terminal's own Ctrl-Z would stop it; our part follows as a signal.
            kill_current_process_group(Signal::TSTP)?;
            Next::Sleep
        }
        Effect::FindName(path) => {
            app.take_name(&free_name::like(&path));
            Next::Draw
        }
        Effect::Save(path, overwrite) => {
            if let (Some(catalog), Some(list)) = (&app.catalog, &app.list) {
                let marks = &app.session.marks;
                match app.format().render_marked(catalog, list, marks) {
                    Ok(text) => app.written(export::save(&path, text.as_bytes(), overwrite)),
                    Err(no_dates) => app.not_in_format(&no_dates),
                }
            }
            Next::Draw
        }
    })
}

/// 128+n, as shells report a signal.
fn exit_code(signal: i32) -> u8 {
    u8::try_from(128 + signal).unwrap_or(1)
}
