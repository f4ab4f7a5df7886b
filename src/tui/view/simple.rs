//! The small screens: welcome, reading, leaving, a pack that cannot be used, a terminal too small.

use ratatui::{Frame, layout::Rect, text::Line};

use super::{Page, Paragraph, put_plain_row, put_stale, resume};
use crate::{
    text,
    tui::{app::App, keeping::Keeping, rows::Row},
};

/// What this is, and what it does not ask.
pub(super) fn welcome(app: &App, page: &mut Page) {
    let theme = app.theme();
    let manifest = &app.setup.manifest;
    page.text(
        "换了城市、工作或险种，医保怎么转，个人账户的钱怎么办？",
        theme.strong,
    );
    page.blank();
    page.text(
        "回答几个问题，就得到一份只针对你的清单：先办什么、带什么、去哪办、多久办完、钱怎么处理。每一行都写明依据。",
        theme.plain,
    );
    page.blank();
    page.text(
        "不问姓名，不问身份证号。不联网，什么都不发送。",
        theme.plain,
    );
    if app.keeping == Keeping::On {
        page.text("回答只存在这台电脑上，下次接着来。", theme.plain);
    }
    page.text("多数人回答十题左右。答不上来的，选“不清楚”。", theme.plain);
    page.blank();
    page.text(
        &format!("{}（核验日期 {}）", manifest.title, manifest.verified_on),
        theme.quiet,
    );
    put_stale(app, page);
    resume::put_trouble(app, page);
    page.blank();
    let (places, rules) = app.setup.recorded;
    let regions = format!("收录了哪些地方（{places} 个地方的 {rules} 条规定）");
    for row in app.rows() {
        let label = match row {
            Row::Start => "开始",
            Row::Resume => "接着答",
            Row::Claims => "查网传说法（网上怎么说，对不对）",
            Row::Regions => &regions,
            Row::Help => "帮助",
            _ => "离开",
        };
        put_plain_row(app, page, label);
    }
}

/// The pack is being read.
pub(super) fn loading(app: &App, page: &mut Page) {
    page.text("正在读取政策包……", app.theme().strong);
    page.blank();
    for label in ["返回", "离开"] {
        put_plain_row(app, page, label);
    }
}

/// Whether to leave.
pub(super) fn leave(app: &App, page: &mut Page) {
    let theme = app.theme();
    let partly = app.keeping == Keeping::Unwritten && !app.kept.is_empty();
    let (what, how) = match (partly, app.list_seen) {
        (true, true) => (
            "现在离开，最近的改动就没有了。",
            "前面的存好了，下次接着来。要留下改动，先返回，在清单上按 e 存成文件。",
        ),
        (true, false) => (
            "现在离开，最近的改动就没有了。",
            "前面的存好了，下次接着来。",
        ),
        (false, true) => (
            "现在离开，回答、勾选和备注就没有了。",
            "这次没有保存。要留下清单，先返回，在清单上按 e 存成文件。",
        ),
        (false, false) => (
            "现在离开，回答、勾选和备注就没有了。",
            "还没看到清单。这次没有保存，下次要从头答。",
        ),
    };
    page.text(what, theme.strong);
    page.blank();
    page.text(how, theme.plain);
    page.blank();
    for label in ["返回，不离开", "离开"] {
        put_plain_row(app, page, label);
    }
}

/// What is wrong with the pack.
pub(super) fn broken(app: &App, problems: &[String], page: &mut Page) {
    let theme = app.theme();
    page.text("政策包有错，不能用。", theme.caution);
    page.text(
        "把下面这些告诉给你政策包的人；也可以去掉 --content，用程序自带的政策包。",
        theme.plain,
    );
    page.blank();
    for problem in problems {
        let paragraph = Paragraph::new(problem, theme.plain);
        page.paragraph(&paragraph.before("- ", theme.quiet));
    }
}

/// What to do and how to leave, each as long as fits, in the middle of nothing.
pub(super) fn too_small(frame: &mut Frame<'_>, area: Rect) {
    let columns = usize::from(area.width);
    // The last column stays free: a wide glyph in the very last cell of the screen upsets the drawing library.
    let fits = |sentence: &&&str| text::width(sentence) < columns;
    let enlarge = [
        "窗口太小，请放大到 40×12 以上",
        "请放大到 40×12",
        "窗口太小",
        "太小",
    ];
    let leave = ["离开按 Ctrl-C", "Ctrl-C"];
    let lines = [enlarge.iter().find(fits), leave.iter().find(fits)];
    let top = area.y + area.height.saturating_sub(2) / 2;
    for (sentence, y) in lines.into_iter().flatten().zip(top..area.bottom()) {
        frame.render_widget(Line::raw(*sentence), Rect::new(area.x, y, area.width, 1));
    }
}
