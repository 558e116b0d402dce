//! What a source is: its title, authors, publisher, date, address, language, short name, and a note.

use egui::{Align, Button, Grid, Layout, RichText, Ui, vec2};

use super::dialogs_ui::usual_button;
use super::field::TextField;
use super::theme::Tokens;
use super::{View, fonts};
use crate::command::{Command, Queue};
use crate::i18n::{self, Message};
use crate::model::{ElementId, Source, limits};
use crate::sources::citation_style::{CitationStyle, full, short_name};

/// A source as it is being described.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceForm {
    /// Which one; `None` for one that joins the map.
    id: Option<ElementId>,
    source: Source,
    /// The authors, one a line.
    authors: String,
    /// Whether the short name follows the authors.
    short_follows: bool,
}

impl SourceForm {
    /// The form of a source.
    pub fn of(id: Option<ElementId>, source: Source) -> Self {
        let authors = source.authors.join("\n");
        let short_follows = source.short.is_empty() || source.short == short_name(&source.title, &source.authors);
        Self { id, source, authors, short_follows }
    }

    /// The form of a source with what its fields said when the program ended, in the order of [`Self::fields`].
    pub fn resumed(id: Option<ElementId>, source: Source, fields: &[String]) -> Self {
        let mut form = Self::of(id, source);
        form.short_follows = false;
        for (field, said) in form.fields_mut().into_iter().zip(fields) {
            limits::cut(said, limits::TEXT_CHARS).clone_into(field);
        }
        form.take_authors();
        form
    }

    /// Which source it describes; `None` for one that joins the map.
    pub fn id(&self) -> Option<ElementId> {
        self.id
    }

    /// What its fields say, if that is not what is known of the source (`None` for one that joins the map).
    pub fn fields(&self, known: Option<&Source>) -> Option<Vec<String>> {
        let mut before = Self::of(self.id, known.cloned().unwrap_or_default());
        let mut now = self.clone();
        let (before, now) = (before.fields_mut(), now.fields_mut());
        (before != now).then(|| now.into_iter().map(|field| field.clone()).collect())
    }

    fn fields_mut(&mut self) -> [&mut String; 8] {
        let Source { title, publisher, date, address, language, short, note, .. } = &mut self.source;
        [title, &mut self.authors, publisher, date, address, language, short, note]
    }

    /// The authors of the source are those of the field.
    fn take_authors(&mut self) {
        let authors = self.authors.lines().map(str::trim).filter(|name| !name.is_empty());
        self.source.authors =
            authors.take(limits::TAGS).map(|name| limits::cut(name, limits::LINE_CHARS).to_owned()).collect();
    }
}

/// Draws the form.
pub fn source_form_ui(ui: &mut Ui, view: &View<'_>, form: &mut SourceForm, queue: &mut Queue, close: &mut bool) {
    let t = Tokens::of(ui.ctx());
    ui.set_width(520.0);
    let title = if form.id.is_some() { i18n::sources::form_title } else { i18n::sources::form_new };
    ui.label(RichText::new(title()).font(fonts::semibold(16.0)));
    ui.add_space(6.0);
    Grid::new("source form").num_columns(2).spacing([12.0, 8.0]).min_col_width(110.0).show(ui, |ui| {
        let field = |ui: &mut Ui, label: Message, text: &mut String, rows: usize, most: usize| {
            ui.label(RichText::new(label()).color(t.dim));
            let field = if rows > 1 { TextField::lines(text, rows) } else { TextField::line(text) };
            let response = ui.add(field.limit(most).width(370.0));
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, label()));
            ui.end_row();
            response.changed()
        };
        let source = &mut form.source;
        let named = field(ui, i18n::sources::field_title, &mut source.title, 1, limits::LINE_CHARS);
        let by = field(ui, i18n::sources::field_authors, &mut form.authors, 2, limits::LINE_CHARS * 8);
        field(ui, i18n::sources::field_publisher, &mut source.publisher, 1, limits::LINE_CHARS);
        field(ui, i18n::sources::field_date, &mut source.date, 1, limits::LINE_CHARS);
        field(ui, i18n::sources::field_address, &mut source.address, 1, limits::LINE_CHARS);
        field(ui, i18n::sources::field_language, &mut source.language, 1, limits::NAME_CHARS);
        if named || by {
            form.take_authors();
        }
        let source = &mut form.source;
        if form.short_follows && (named || by) {
            source.short = short_name(&source.title, &source.authors);
        }
        if field(ui, i18n::sources::field_short, &mut source.short, 1, limits::NAME_CHARS) {
            form.short_follows = false;
        }
        field(ui, i18n::sources::field_note, &mut source.note, 3, limits::TEXT_CHARS);
        ui.label(RichText::new(i18n::sources::field_style()).color(t.dim));
        ui.horizontal(|ui| {
            for style in CitationStyle::ALL {
                if ui.add(Button::selectable(view.style == style, style.label()).frame_when_inactive(true)).clicked() {
                    queue.push(Command::SetCiteStyle(style));
                }
            }
        });
        ui.end_row();
    });
    let source = &form.source;
    ui.add_space(4.0);
    let preview = RichText::new(full(source, view.style)).size(12.5).color(t.dim);
    ui.add(egui::Label::new(preview).wrap());
    ui.add_space(10.0);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let named = !source.title.trim().is_empty();
        if usual_button(ui, i18n::dialogs::ok, named) {
            queue.push(Command::SetSourceForm(form.id, Box::new(source.clone())));
            *close = true;
        }
        *close |= ui.add(Button::new(i18n::dialogs::cancel()).min_size(vec2(84.0, 30.0))).clicked();
    });
}
