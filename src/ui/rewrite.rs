//! What a host meant that has written into the first piece of a text that marks have cut: that piece, or all of the text.

/// Whether `now`, in the place of `was`, is meant for all of the text, of which `rest` stands behind. Words must never be lost:
/// in doubt it is not.
pub fn means_whole(was: &str, rest: &str, now: &str) -> bool {
    let whole = [was, rest].concat();
    let kept = ends(was, now);
    // It says again what is said behind: most of that, and more than by chance.
    let repeats = ends(&whole, now).saturating_sub(kept) * 2 > rest.len();
    // It was not made from the piece, and is nearly as long as the whole or longer. Of a piece of no words nobody can tell.
    let is_other = !was.trim().is_empty() && kept * 4 <= was.len();
    repeats || is_other && now.len() * 2 > was.len() + whole.len()
}

/// UTF-8 bytes that two texts have in common at their starts and ends.
fn ends(one: &str, other: &str) -> usize {
    let same = |(one, other): &(u8, u8)| one == other;
    let start = one.bytes().zip(other.bytes()).take_while(same).count();
    let left = one.len().min(other.len()) - start;
    start + one.bytes().rev().zip(other.bytes().rev()).take(left).take_while(same).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_whole(was: &str, rest: &str, now: &str) {
        assert!(means_whole(was, rest, now), "{was:?} + {rest:?} -> {now:?}");
    }

    #[track_caller]
    fn assert_piece(was: &str, rest: &str, now: &str) {
        assert!(!means_whole(was, rest, now), "{was:?} + {rest:?} -> {now:?}");
    }

    #[test]
    fn a_host_with_the_whole_text_in_mind_writes_it_again() {
        assert_whole("Am Montag ", "rief Xi an.", "Am Dienstag rief Xi an.");
        assert_whole("Am Montag ", "rief Xi an.", "Am Montag rief Xi an. Das war’s.");
        assert_whole("", "$5bn", "$7bn");
        assert_whole("Er sagte „", "Taiwan“", "Er sagte laut „Taiwan“");
        assert_whole("한국은 ", "Taiwan을 안다.", "한국은 다시 Taiwan을 안다.");
    }

    #[test]
    fn another_text_of_its_length_is_whole() {
        assert_whole("On Monday ", "Xi called.", "Then there was silence for days.");
    }

    #[test]
    fn words_added_to_the_piece_leave_the_rest() {
        assert_piece("He said “", "Taiwan”", "He said “again”");
        assert_piece("They met in ", "Taiwan.", "They met in Really.");
        assert_piece("On the same day ", "Xi spoke.", "On the same day again ");
        assert_piece("Taiwan, Taiwan, ", "Taiwan, ", "Taiwan or Taiwan, ");
        assert_piece("", "Taiwan spoke.", "As it was: ");
    }

    #[test]
    fn words_taken_out_of_the_piece_or_replaced_in_it_leave_the_rest() {
        assert_piece("On Monday ", "Xi called.", "");
        assert_piece("On Monday ", "Xi called.", "n Monday ");
        assert_piece("On Monday ", "Xi called.", "ON MONDAY ");
        assert_piece("“", "Xi called.”", "«");
    }
}
