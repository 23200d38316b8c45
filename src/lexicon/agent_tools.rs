//! The tools for agents (`agent_tools.tsv`, whose head explains the columns).

use super::reader::rows;

/// A tool as agents learn of it.
#[derive(Debug, Clone)]
pub struct AgentTool {
    /// What it is called.
    pub name: &'static str,
    /// What it does.
    pub description: &'static str,
    /// Its arguments: name, whether it is needed, what it takes.
    pub arguments: Vec<(&'static str, bool, &'static str)>,
}

/// All tools.
pub fn agent_tools() -> impl Iterator<Item = AgentTool> {
    rows(include_str!("agent_tools.tsv")).filter_map(|row| {
        let [name, description, arguments] = row[..] else { return None };
        let arguments = arguments.split('|').filter_map(|argument| argument.split_once(':'));
        let arguments = arguments.map(|(name, takes)| (name.trim_end_matches('!'), name.ends_with('!'), takes));
        Some(AgentTool { name, description, arguments: arguments.collect() })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_tool() {
        assert_eq!(agent_tools().count(), rows(include_str!("agent_tools.tsv")).count());
        let ask = agent_tools().find(|tool| tool.name == "sparql").unwrap();
        assert_eq!(ask.arguments[0], ("query", true, "SPARQL"));
    }
}
