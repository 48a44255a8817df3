//! What a text, an id and an address may be made of.

/// What is wrong with a value, and what mends it.
pub(super) type Fault = (String, &'static str);

/// Whatever cards would show as it is written, and nobody meant to.
const MARKUP: [(&str, &str); 4] = [
    ("](", "a link"),
    ("**", "a mark for bold"),
    ("&amp;", "an entity of HTML"),
    ("&nbsp;", "an entity of HTML"),
];

/// Keys whose texts may run over lines.
const LONG: [&str; 3] = ["text", "description", "correction"];

pub(super) fn text(key: &str, text: &str) -> Option<Fault> {
    let breaks = |c: char| c.is_control() && !(c == '\n' && LONG.contains(&key));
    if text.contains(breaks) {
        return Some((
            format!("`{key}` has a tab or a line break in it"),
            "write it on one line, with spaces",
        ));
    }
    if text.contains(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')) {
        return Some((
            format!("`{key}` has an invisible sign in it that turns the direction of writing"),
            "leave it out: it would turn what stands beside the text on the card, too",
        ));
    }
    let what = MARKUP.iter().find(|(mark, _)| text.contains(mark)).map(|(_, what)| *what);
    let what = what.or_else(|| has_tag(text).then_some("a tag"))?;
    Some((
        format!("`{key}` has markup in it, {what}: \"{text}\""),
        "texts are plain: cards show them as they are written",
    ))
}

/// `<b>`, `</p>`, `<a href=…>`; "< 5" and "a<b" are none.
fn has_tag(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = text[at + 1..].trim_start_matches('/');
        rest.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.contains('>')
    })
}

pub(super) fn id(id: &str) -> Option<Fault> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let wrong = id.chars().find(|c| !plain(*c))?;
    let mend = "small letters, digits and hyphens only: ids are for ever, and others refer to them";
    Some((format!("the id \"{id}\" has {wrong:?} in it"), mend))
}

pub(super) fn link(url: &str) -> Option<Fault> {
    let Some(rest) = url.strip_prefix("https://") else {
        let mend = "cards link to https pages only: look for the page under https://";
        return Some((format!("the url \"{url}\" is not https"), mend));
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let named = host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty());
    let whole = named && !url.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'));
    (!whole)
        .then(|| (format!("the url \"{url}\" leads nowhere"), "copy it whole; a space in it is written %20"))
}

pub(super) fn wikidata(item: &str) -> Option<Fault> {
    let digits = item.strip_prefix('Q').unwrap_or("");
    let right = !digits.is_empty() && !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit());
    (!right).then(|| {
        (format!("`wikidata` is \"{item}\", which is no item"), "write Q and its number, such as Q243")
    })
}

/// Whether a text can be a BCP 47 tag: which languages there are, nobody asks.
pub(super) fn language(tag: &str) -> Option<Fault> {
    let subtag =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let first = tag.split('-').next().unwrap_or("");
    let is_language = matches!(first.len(), 2 | 3) && first.bytes().all(|b| b.is_ascii_alphabetic());
    (!is_language || !tag.split('-').all(subtag)).then(|| {
        (format!("`language` is \"{tag}\", which is no BCP 47 tag"), "write a tag such as en, zh or zh-Hant")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_values_pass_and_others_are_named() {
        for text_of in ["a < b > c", "3<5", "Q&A", "[sic] (1)", "two\nlines"] {
            assert_eq!(text("text", text_of), None, "{text_of}");
        }
        for text_of in ["<b>x</b>", "[a](b)", "**x**", "a\tb", "A &amp; B"] {
            assert!(text("text", text_of).is_some(), "{text_of}");
        }
        assert!(text("name", "two\nlines").is_some());
        for url in ["https://", "https://a b.org/", "https://localhost", "http://a.org", "https://a.org/b c"]
        {
            assert!(link(url).is_some(), "{url}");
        }
        assert_eq!((link("https://a.org/b?c=d"), id("a-1"), wikidata("Q243")), (None, None, None));
        assert!(id("A b/c").is_some() && wikidata("243").is_some() && wikidata("Qx").is_some());
    }
}
