//! Writing the list to a file: where to, what is in the way, done.

use std::path::Path;

use super::{Page, input::put_input, put_plain_row};
use crate::{
    export::Format,
    text,
    tui::{app::App, field::Field, rows::Row, screens::ExportForm, shorten},
};

/// Format, name and folder.
pub(super) fn form(app: &App, form: &ExportForm, page: &mut Page) {
    let theme = app.theme();
    page.text("把清单存成文件，可以打印，也可以发给别人。", theme.strong);
    if app.has_marks_on_list() && form.format != Format::Calendar {
        page.text("勾选和备注也写进去。", theme.plain);
    }
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
                let passing = folder == app.setup.temp_folder;
                let remark = if passing {
                    "（重启后会清掉）"
                } else {
                    ""
                };
                let folder = shorten::middle(&shown(&folder), page.columns().saturating_sub(26));
                put_plain_row(app, page, &format!("改存到  {folder}{remark}"));
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

/// The path with nothing that could steer a terminal.
fn shown(path: &Path) -> String {
    text::clean(&path.display().to_string())
}

fn put_path(app: &App, path: &Path, page: &mut Page) {
    let line = shorten::two_lines("", &shown(path), page.columns());
    page.text(&line, app.theme().plain);
}

fn put_target(app: &App, form: &ExportForm, page: &mut Page) {
    let theme = app.theme();
    match app.target(form) {
        Ok(path) => {
            let line = shorten::two_lines("会写到：", &shown(&path), page.columns());
            page.text(&line, theme.quiet);
        }
        Err(message) => page.text(&message, theme.caution),
    }
}

fn put_field(app: &App, page: &mut Page, label: &str, field: &Field) {
    put_input(app, page, (label, app.theme().quiet), field, "");
}

/// A file of that name is there.
pub(super) fn exists(app: &App, path: &Path, page: &mut Page) {
    let theme = app.theme();
    page.text("这个文件已经有了：", theme.strong);
    put_path(app, path, page);
    page.blank();
    for label in ["换个名字", "覆盖它（原来的内容就没有了）", "返回"] {
        put_plain_row(app, page, label);
    }
}

/// Written.
pub(super) fn saved(app: &App, path: &Path, page: &mut Page) {
    let theme = app.theme();
    page.text("清单存好了：", theme.strong);
    put_path(app, path, page);
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
