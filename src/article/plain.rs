//! Articles from text without markup.

use super::{Article, Block, BlockKind, Language};
use crate::text::ByteSpan;
use crate::value::Date;

impl Article {
    /// An article whose text is `text` itself, so that offsets in one are offsets in the other.
    ///
    /// A blank line ends a block if there is one between two lines; otherwise every line is a block.
    pub fn from_plain_text(text: &str, published: Option<Date>, language: Language) -> Self {
        let blocks = blocks(text);
        Self { text: text.to_owned(), blocks, unmarked: Vec::new(), published, language }
    }
}

fn blocks(text: &str) -> Vec<Block> {
    let by_blank_lines = has_inner_blank_line(text);
    let mut out: Vec<Block> = Vec::new();
    let mut joins = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        let end = at + line.trim_end().len();
        at += line.len();
        // Spans count in 32 bits.
        if at > u32::MAX as usize {
            break;
        }
        match out.last_mut() {
            _ if start >= end => joins = false,
            Some(last) if joins => last.span.end = end as u32,
            _ => {
                let span = ByteSpan::new(start, end);
                out.push(Block { span, kind: BlockKind::Paragraph, section: 0 });
                joins = by_blank_lines;
            }
        }
    }
    out
}

fn has_inner_blank_line(text: &str) -> bool {
    text.trim().lines().any(|line| line.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_blocks(text: &str, expected: &[&str]) {
        let article = Article::from_plain_text(text, None, Language::En);
        let found: Vec<&str> = article.blocks.iter().map(|block| block.span.of(text)).collect();
        assert_eq!(found, expected, "in {text:?}");
        assert_eq!(article.text, text);
    }

    #[test]
    fn blank_lines_end_blocks_where_there_are_any() {
        assert_blocks("é one\ntwo\n\n  three \r\n\r\nfour", &["é one\ntwo", "three", "four"]);
        assert_blocks("é one\r\n  two\nthree", &["é one", "two", "three"]);
        assert_blocks("\n\n한 one\ntwo\n\n", &["한 one", "two"]);
        assert_blocks(" \n", &[]);
    }
}
