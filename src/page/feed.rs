//! The browser's DOM as events for the article builder: the same ones as an HTML file gives.

use std::borrow::Cow;

use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, ShadowRoot};

use super::browser::shadow_root;
use crate::article::{self, OutlineBuilder};

/// Elements of ours begin with this.
pub const OURS: &str = "backstory-";

/// A walk through a page that can pause between two nodes.
pub struct Feed {
    builder: OutlineBuilder,
    next: Option<Node>,
    top: Node,
    wanted: Option<Element>,
    /// Around it, elements in whose shadow roots it stands: they are read in the place of their children.
    hosts: Vec<Element>,
    /// Ordinal of the wanted root.
    pub root: Option<u32>,
    /// Text nodes by ordinal.
    pub texts: Vec<Node>,
    /// Place of each text node in `texts`.
    pub text_numbers: js_sys::Map,
    /// Elements by ordinal, from 1.
    pub elements: Vec<Element>,
}

struct DomElement<'e>(&'e Element);

impl article::Element for DomElement<'_> {
    fn name(&self) -> Cow<'_, str> {
        Cow::Owned(self.0.local_name())
    }

    fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        self.0.get_attribute(name).map(Cow::Owned)
    }
}

impl Feed {
    /// Walks all below `top`; `wanted` is the article's element where the embedder names it.
    pub fn new(top: Node, wanted: Option<Element>) -> Self {
        Self {
            builder: OutlineBuilder::new(),
            next: Some(top.clone()),
            top,
            hosts: hosts_of(wanted.as_ref()),
            wanted,
            root: None,
            texts: Vec::new(),
            text_numbers: js_sys::Map::new(),
            elements: Vec::new(),
        }
    }

    /// Visits up to `nodes` nodes; true once all are visited.
    pub fn step(&mut self, nodes: usize) -> bool {
        for _ in 0..nodes {
            let Some(node) = self.next.take() else { return true };
            self.next = match self.visit(&node) {
                true => self.first_inside(&node).or_else(|| self.after(node)),
                false => self.beside(node),
            };
        }
        self.next.is_none()
    }

    /// Whether the wanted element stands where no walk leads: in a dialog, a closed shadow root and the like.
    pub fn has_missed(&self) -> bool {
        self.wanted.is_some() && self.root.is_none()
    }

    /// The page, once all of it is visited.
    pub fn finish(&mut self) -> article::Outline {
        std::mem::take(&mut self.builder).finish()
    }

    /// Whether to go on with the children; an element that is not entered is closed here.
    fn visit(&mut self, node: &Node) -> bool {
        match node.node_type() {
            Node::TEXT_NODE => {
                self.builder.text(&node.node_value().unwrap_or_default());
                self.text_numbers.set(node, &JsValue::from(self.texts.len() as u32));
                self.texts.push(node.clone());
                false
            }
            Node::ELEMENT_NODE => {
                let element: &Element = node.unchecked_ref();
                if element.local_name().starts_with(OURS) {
                    return false;
                }
                let opened = self.builder.open(&DomElement(element));
                self.elements.push(element.clone());
                if self.wanted.as_ref() == Some(element) {
                    self.root = Some(opened.element);
                }
                if !opened.descend {
                    self.builder.close();
                }
                opened.descend
            }
            Node::DOCUMENT_NODE => true,
            _ => false,
        }
    }

    fn first_inside(&self, node: &Node) -> Option<Node> {
        let host = self.hosts.iter().find(|host| host.is_same_node(Some(node)));
        host.and_then(Element::shadow_root).map_or_else(|| node.first_child(), |shadow| shadow.first_child())
    }

    /// An entered node without children ends at once.
    fn after(&mut self, node: Node) -> Option<Node> {
        if node.node_type() == Node::ELEMENT_NODE {
            self.builder.close();
        }
        self.beside(node)
    }

    /// The node after this one and all below it.
    fn beside(&mut self, mut node: Node) -> Option<Node> {
        while node != self.top {
            if let Some(next) = node.next_sibling() {
                return Some(next);
            }
            let parent = node.parent_node()?;
            node = shadow_root(parent.clone()).map_or(parent, |shadow| shadow.host().into());
            if node.node_type() == Node::ELEMENT_NODE {
                self.builder.close();
            }
        }
        None
    }
}

/// The shadow root in which a node stands.
pub fn shadow_of(node: &Node) -> Option<ShadowRoot> {
    shadow_root(node.get_root_node())
}

fn hosts_of(wanted: Option<&Element>) -> Vec<Element> {
    let host = |inside: &Element| shadow_of(inside).map(|shadow| shadow.host());
    std::iter::successors(wanted.and_then(host), host).collect()
}
