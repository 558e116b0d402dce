//! A text in an open field whose value in the map may change meanwhile: by a file that is followed, an undo, a merge.

/// The text of a field, and what the map held when both were last the same.
#[derive(Clone, Debug)]
pub struct OpenText {
    /// The text as it stands in the field.
    pub text: String,
    known: String,
}

impl OpenText {
    /// A field that shows what the map holds.
    pub fn new(text: String) -> Self {
        Self { known: text.clone(), text }
    }

    /// Takes over what the map holds now, unless something was typed that the map does not have.
    pub fn follow(&mut self, now: &str) {
        if now == self.known {
            return;
        }
        if self.text == self.known {
            now.clone_into(&mut self.text);
        }
        now.clone_into(&mut self.known);
    }

    /// Notes that what was typed goes into the map.
    pub fn typed(&mut self) {
        self.text.clone_into(&mut self.known);
    }
}

#[cfg(test)]
mod tests {
    use super::OpenText;

    #[test]
    fn what_was_not_typed_follows_the_map_and_what_was_typed_stays() {
        let mut field = OpenText::new("one".to_owned());
        field.follow("two");
        assert_eq!(field.text, "two");
        field.text.push('!');
        field.typed();
        field.follow("two!");
        assert_eq!(field.text, "two!");
        field.follow("three");
        assert_eq!(field.text, "three", "what was typed is in the map, and somebody has changed it there");
        field.text.push('?');
        field.follow("four");
        assert_eq!(field.text, "three?", "what the map does not have is not overwritten");
    }
}
