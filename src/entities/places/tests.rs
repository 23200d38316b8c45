//! Own sentences, one for each rule.
