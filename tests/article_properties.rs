//! What holds for any feed: no panic, blocks that fit, the way back to the nodes, and the same article however the text
//! nodes are cut.
#![cfg(not(target_arch = "wasm32"))]

use std::borrow::Cow;

use backstory::article::{Element, Language, Options, OutlineBuilder, Reading, Unread, read};
use backstory::text::ByteSpan;
use proptest::prelude::*;
use proptest::sample::{Index, select};

#[derive(Clone, Debug)]
enum Event {
    Open(&'static str, &'static str),
    Text(String),
    Close,
}

struct Tag(&'static str, &'static str);

impl Element for Tag {
    fn name(&self) -> Cow<'_, str> {
        self.0.into()
    }

    fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let (known, value) = self.1.split_once('=')?;
        (known == name).then(|| value.into())
    }
}

const TAGS: &[&str] = &[
    "a",
    "article",
    "aside",
    "b",
    "blockquote",
    "body",
    "br",
    "code",
    "div",
    "figcaption",
    "form",
    "h1",
    "h2",
    "header",
    "li",
    "main",
    "meta",
    "p",
    "p",
    "p",
    "pre",
    "script",
    "span",
    "svg",
    "table",
    "td",
    "time",
    "ul",
    "x-card",
];

const ATTRIBUTES: &[&str] = &[
    "",
    "",
    "",
    "",
    "class=related",
    "class=comments",
    "class=caption",
    "class=story",
    "hidden=",
    "lang=en",
    "itemprop=articleBody",
    "role=heading",
    "type=application/ld+json",
    "datetime=2026-02-05",
    "style=display: none",
];

fn texts() -> impl Strategy<Value = String> {
    let words = select(vec![
        " ",
        "\n",
        "\u{a0}",
        "é",
        "한",
        "👩🏽‍⚕️",
        "so\u{ad}ft",
        "Taiwan ",
        "the talks, of which ",
        "(AFP via Getty)",
        "said. ",
        "your support ",
        "our journalism ",
        "“$11.1bn” ",
        "\"datePublished\":\"2026-02-05\"",
        "By ",
    ]);
    prop::collection::vec(words, 0..12).prop_map(|words| words.concat())
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let event = prop_oneof![
        3 => (select(TAGS), select(ATTRIBUTES)).prop_map(|(tag, attribute)| Event::Open(tag, attribute)),
        4 => texts().prop_map(Event::Text),
        3 => Just(Event::Close),
    ];
    prop::collection::vec(event, 0..120)
}

fn options(root: Option<u32>) -> Options {
    Options { language: Some(Language::En), root, published: None }
}

fn read_events(events: &[Event], root: Option<u32>) -> Result<Reading, Unread> {
    let mut builder = OutlineBuilder::new();
    for event in events {
        match event {
            Event::Open(tag, attribute) => {
                builder.open(&Tag(tag, attribute));
            }
            Event::Text(text) => builder.text(text),
            Event::Close => builder.close(),
        }
    }
    read(&builder.finish(), &options(root))
}

fn node_texts(events: &[Event]) -> Vec<&str> {
    events.iter().filter_map(text_of).collect()
}

fn text_of(event: &Event) -> Option<&str> {
    if let Event::Text(text) = event { Some(text) } else { None }
}

/// The text of a range of nodes, each cut by UTF-16 code units, as a browser's `Range.toString` gives it.
fn contents(nodes: &[&str], reading: &Reading, span: ByteSpan) -> Option<String> {
    let range = *reading.map.ranges(&reading.article.text, &[span]).first()?;
    let mut out = Vec::new();
    for node in range.start_node..=range.end_node {
        let units: Vec<u16> = nodes[node as usize].encode_utf16().collect();
        let start = if node == range.start_node { range.start_offset as usize } else { 0 };
        let end = if node == range.end_node { range.end_offset as usize } else { units.len() };
        out.extend_from_slice(&units[start..end]);
    }
    String::from_utf16(&out).ok()
}

fn check(events: &[Event], reading: &Reading) -> Result<(), TestCaseError> {
    let article = &reading.article;
    let mut end = 0;
    for block in &article.blocks {
        let text = block.span.of(&article.text);
        prop_assert!(!text.is_empty() && text.trim() == text, "{:?}", text);
        prop_assert_eq!(block.span.start, if end == 0 { 0 } else { end + 1 });
        end = block.span.end;
    }
    prop_assert_eq!(end as usize, article.text.len());
    for (at, span) in article.unmarked.iter().enumerate() {
        prop_assert!(at == 0 || article.unmarked[at - 1].end <= span.start);
        prop_assert!(article.blocks.iter().any(|block| block.span.contains(*span)));
    }
    let nodes = node_texts(events);
    for piece in reading.map.pieces() {
        let found = contents(&nodes, reading, piece.span);
        prop_assert_eq!(found.as_deref(), Some(piece.span.of(&article.text)));
    }
    Ok(())
}

/// Line breaks of ours, and white space cut from the ends of blocks, stand in no node of a range.
fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

proptest! {
    // A failure prints its case; files of seeds in the tree would only be merged about.
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_feed_is_read_without_panic(events in events(), root in prop::option::of(0_u32..40)) {
        if let Ok(reading) = read_events(&events, root) {
            check(&events, &reading)?;
        }
    }

    #[test]
    fn cutting_text_nodes_elsewhere_changes_nothing(events in events(), cuts in prop::collection::vec(any::<Index>(), 30)) {
        let mut cut = Vec::new();
        let mut cuts = cuts.iter().cycle();
        for event in &events {
            let Event::Text(text) = event else {
                cut.push(event.clone());
                continue;
            };
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let at = cuts.next().map_or(0, |index| *index.get(&places));
            cut.extend([Event::Text(text[..at].to_owned()), Event::Text(text[at..].to_owned())]);
        }
        for root in [None, Some(0)] {
            let (whole, cut) = (read_events(&events, root), read_events(&cut, root));
            prop_assert_eq!(whole.as_ref().map(|r| &r.article), cut.as_ref().map(|r| &r.article));
        }
    }

    #[test]
    fn spans_lead_back_to_their_letters(events in events(), ends in prop::collection::vec((any::<Index>(), any::<Index>()), 8)) {
        let Ok(reading) = read_events(&events, Some(0)) else { return Ok(()) };
        let text = &reading.article.text;
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for (one, other) in ends {
            let (one, other) = (*one.get(&places), *other.get(&places));
            let span = ByteSpan::new(one.min(other), one.max(other));
            let block = reading.article.blocks.iter().find(|block| block.span.contains(span));
            let seam = reading.article.unmarked.iter().any(|seam| seam.is_empty() && seam.overlaps(span));
            if block.is_some() && !span.is_empty() && !seam {
                let found = contents(&node_texts(&events), &reading, span).expect("a block has nodes");
                prop_assert_eq!(letters(&found), letters(span.of(text)));
            }
        }
    }
}

/// Elements within elements, deeper than any stack.
#[test]
fn hostile_nesting_is_read_in_linear_time() {
    let prose = "The talks of the two ministers, who met at the port, went on all night. ".repeat(5);
    for tag in ["div", "span", "x-card", "li", "blockquote", "header", "b"] {
        let mut events = vec![Event::Open("article", "")];
        for _ in 0..100_000 {
            events.push(Event::Open(tag, "class=story"));
            events.push(Event::Text(" ".to_owned()));
        }
        events.push(Event::Open("p", ""));
        events.push(Event::Text(prose.clone()));
        let reading = read_events(&events, Some(1)).unwrap_or_else(|why| panic!("{tag}: {why}"));
        assert_eq!(reading.article.text, prose.trim(), "{tag}");
        assert_eq!(reading.map.pieces()[0].node, 100_000, "{tag}");
        let _ = read_events(&events, None);
    }
}
