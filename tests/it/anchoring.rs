//! Citations hold: whatever is done to a text, none is found in the wrong place, and few are lost.

use crate::support::edited::{Edit, trial};

#[test]
fn no_citation_is_found_in_the_wrong_place() {
    for kind in Edit::EACH {
        for knows_old in [true, false] {
            let (mut all, mut lost) = (0, 0);
            for seed in 0..5 {
                let mut wrong = Vec::new();
                let count = trial(seed, (16, 15), kind, knows_old, &mut |line| wrong.push(line));
                assert_eq!(wrong, Vec::<String>::new());
                all += count.quotations;
                lost += count.lost;
            }
            // What is doubled is doubtful; else most is found again, if the old text is at hand.
            println!("{kind:?}, old text {knows_old}: {lost} of {all} lost");
            assert!(all > 50 && (lost * 2 < all || !knows_old), "{kind:?}: {lost} of {all} lost");
        }
    }
}
