//! Writing the list to a file: where to, what is in the way, done.

use std::path::Path;

use super::{Page, Paragraph, page::MARGIN, put_plain_row};
use crate::{
    text,
    tui::{
        app::{App, ExportForm},
        field::Field,
        rows::Row,
    },
};

/// Format, name and folder.
pub(super) fn form(app: &App, form: &ExportForm, page: &mut Page) {
    let theme = app.theme();
    page.text("把清单存成文件，可以打印，也可以发给别人。", theme.strong);
    if let Some(error) = &form.error {
        page.blank();
        page.text(error, theme.caution);
    }
    page.blank();
    let mut after_fields = false;
    for row in app.rows() {
        match row {
            Row::Format => put_plain_row(
                app,
                page,
                &format!("格式    {}（按回车换一种）", form.format.label()),
            ),
            Row::Name => put_field(app, page, "文件名  ", &form.name),
            Row::Folder => put_field(app, page, "文件夹  ", &form.folder),
            Row::OtherFolder(folder) => {
                let folder = text::clean(&folder.display().to_string());
                put_plain_row(app, page, &format!("改存到  {folder}"));
            }
            other => {
                if !after_fields {
                    after_fields = true;
                    page.blank();
                    put_target(app, form, page);
                    page.blank();
                }
                put_plain_row(
                    app,
                    page,
                    match other {
                        Row::Write => "写入文件",
                        Row::Back => "返回清单",
                        _ => "离开",
                    },
                );
            }
        }
    }
}

fn put_target(app: &App, form: &ExportForm, page: &mut Page) {
    let theme = app.theme();
    match app.target(form) {
        Ok(path) => page.text(
            &format!("会写到：{}", text::clean(&path.display().to_string())),
            theme.quiet,
        ),
        Err(message) => page.text(&message, theme.caution),
    }
}

fn put_field(app: &App, page: &mut Page, label: &str, field: &Field) {
    let theme = app.theme();
    let typing = page.rows.len() == app.place().row;
    let room = page.columns().saturating_sub(text::width(label));
    let (shown, column) = field.window(room);
    let mark = typing.then_some((app.glyphs().cursor, theme.accent));
    let style = if typing { theme.accent } else { theme.plain };
    if typing {
        page.cursor = Some((page.lines.len(), MARGIN + text::width(label) + column));
    }
    // A field never wraps: its window is as wide as the room.
    let line = Paragraph::new(&shown, style).before(label, theme.quiet);
    page.row(mark, &line);
}

/// A file of that name is there.
pub(super) fn exists(app: &App, path: &Path, page: &mut Page) {
    let theme = app.theme();
    page.text("这个文件已经有了：", theme.strong);
    page.text(&text::clean(&path.display().to_string()), theme.plain);
    page.blank();
    for label in ["换个名字", "覆盖它（原来的内容就没有了）", "返回"] {
        put_plain_row(app, page, label);
    }
}

/// Written.
pub(super) fn saved(app: &App, path: &Path, page: &mut Page) {
    let theme = app.theme();
    page.text("清单存好了：", theme.strong);
    page.text(&text::clean(&path.display().to_string()), theme.plain);
    page.blank();
    page.text(
        "文本用记事本或 less 打开，网页用浏览器打开、打印，日历导入日历程序。",
        theme.quiet,
    );
    page.blank();
    for label in ["办完了，离开", "回到清单"] {
        put_plain_row(app, page, label);
    }
}
