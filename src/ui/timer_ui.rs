//! The timer of a speech: counts down, warns a minute before the end, and counts on when time is up.

use egui::{Align2, Button, ComboBox, Rect, RichText, Role, Ui, WidgetInfo, pos2, vec2};

use super::theme::Tokens;
use super::{View, fonts};
use crate::i18n;

/// How long before the end the timer warns, in seconds.
const WARNING: f64 = 60.0;

/// A timer, running or not.
#[derive(Clone, Debug, Default)]
pub struct Timer {
    /// The short name of the speech that is timed; empty for none.
    speech: String,
    /// How long it may take, in seconds; 0 counts up.
    total: f64,
    /// When it was started last, as egui counts; nothing while it rests.
    since: Option<f64>,
    /// How long it had run before.
    before: f64,
}

impl Timer {
    /// How long it has run, in seconds.
    fn elapsed(&self, now: f64) -> f64 {
        self.before + self.since.map_or(0.0, |since| (now - since).max(0.0))
    }

    /// Starts it, or lets it rest.
    pub fn toggle(&mut self, now: f64) {
        match self.since.take() {
            Some(since) => self.before += (now - since).max(0.0),
            None => self.since = Some(now),
        }
    }

    /// Back to the beginning; it rests.
    pub fn reset(&mut self) {
        (self.since, self.before) = (None, 0.0);
    }

    /// Whether it runs, or has run.
    pub fn is_used(&self) -> bool {
        self.since.is_some() || self.before > 0.0
    }

    /// Times a speech of this many seconds; 0 counts up.
    pub fn set(&mut self, speech: &str, seconds: u32) {
        speech.clone_into(&mut self.speech);
        self.total = f64::from(seconds);
        self.reset();
    }

    /// What it shows, and how it is going.
    fn shown(&self, now: f64) -> (String, TimerState) {
        let elapsed = self.elapsed(now);
        let clock = |seconds: f64| format!("{}:{:02}", seconds as u64 / 60, seconds as u64 % 60);
        if self.total == 0.0 {
            return (clock(elapsed), TimerState::Fine);
        }
        let left = self.total - elapsed;
        if left < 0.0 {
            (format!("+{}", clock(-left)), TimerState::Over)
        } else {
            // Rounded up, so that a fresh timer shows all of its time.
            (clock(left.ceil()), if left <= WARNING { TimerState::Warning } else { TimerState::Fine })
        }
    }
}

/// How a speech is going.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TimerState {
    Fine,
    /// The last minute.
    Warning,
    Over,
}

/// Draws the timer with its buttons.
pub fn timer_ui(ui: &mut Ui, view: &View<'_>, timer: &mut Timer) {
    let t = Tokens::of(ui.ctx());
    let (text, state) = timer.shown(view.now);
    let (colour, said) = match state {
        TimerState::Fine => (t.text, String::new()),
        TimerState::Warning => (t.sides[1], i18n::timer::last_minute()),
        TimerState::Over => (t.rebut, i18n::timer::over()),
    };
    ui.horizontal(|ui| {
        if let Some(format) = view.map.format() {
            let shown = if timer.speech.is_empty() { i18n::timer::no_speech() } else { timer.speech.clone() };
            let mut chosen = None;
            let combo = ComboBox::from_id_salt("timer speech").selected_text(shown).width(84.0).show_ui(ui, |ui| {
                for speech in &format.speeches {
                    let name = format!("{} · {}", speech.key, speech.name);
                    if ui.selectable_label(timer.speech == speech.key, name).clicked() {
                        chosen = Some((speech.key.clone(), speech.seconds));
                    }
                }
            });
            combo.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, i18n::fields::speech()));
            if let Some((key, seconds)) = chosen {
                timer.set(&key, seconds);
            }
        }
        let key = if timer.since.is_some() { i18n::timer::pause } else { i18n::timer::start };
        if ui.add(Button::new(key())).clicked() {
            timer.toggle(view.now);
        }
        if ui.add(Button::new(i18n::timer::reset())).clicked() {
            timer.reset();
        }
        let galley = ui.painter().layout_no_wrap(text.clone(), fonts::semibold(28.0), colour);
        let (area, response) = ui.allocate_exact_size(vec2(galley.size().x.max(86.0), 36.0), egui::Sense::hover());
        let spoken = if said.is_empty() { text } else { format!("{text}, {said}") };
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken.clone()));
        ui.painter().galley(pos2(area.left(), area.center().y - galley.size().y / 2.0), galley, colour);
        if !said.is_empty() {
            // Not by colour alone.
            ui.label(RichText::new(&said).font(fonts::semibold(14.0)).color(colour));
        }
        if timer.total > 0.0 {
            let done = (timer.elapsed(view.now) / timer.total).clamp(0.0, 1.0) as f32;
            let bar = Rect::from_min_size(pos2(area.left(), area.bottom()), vec2(area.width(), 3.0));
            ui.painter().rect_filled(bar, 1.5, t.chip_hover);
            ui.painter().rect_filled(bar.with_max_x(bar.left() + bar.width() * done), 1.5, colour);
        }
    });
    if timer.since.is_some() {
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(200));
    }
}

/// Which of how many, at the right of a line.
pub fn count_ui(ui: &Ui, area: Rect, at: usize, of: usize) {
    let t = Tokens::of(ui.ctx());
    let text = format!("{} / {of}", at + 1);
    ui.painter().text(area.right_center(), Align2::RIGHT_CENTER, text, fonts::regular(14.0), t.dim);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timer_counts_down_warns_and_counts_on() {
        let mut timer = Timer::default();
        timer.set("1AC", 480);
        assert_eq!(timer.shown(10.0), ("8:00".to_owned(), TimerState::Fine));
        timer.toggle(10.0);
        assert_eq!(timer.shown(70.0), ("7:00".to_owned(), TimerState::Fine));
        timer.toggle(70.0);
        assert_eq!(timer.shown(1000.0).0, "7:00", "it rests");
        timer.toggle(1000.0);
        assert_eq!(timer.shown(1360.0), ("1:00".to_owned(), TimerState::Warning));
        assert_eq!(timer.shown(1425.0), ("+0:05".to_owned(), TimerState::Over));
        timer.reset();
        assert_eq!(timer.shown(2000.0), ("8:00".to_owned(), TimerState::Fine));
        timer.set("", 0);
        timer.toggle(0.0);
        assert_eq!(timer.shown(75.0), ("1:15".to_owned(), TimerState::Fine), "without a length it counts up");
    }
}
