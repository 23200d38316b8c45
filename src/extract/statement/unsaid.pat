# By these reporting verbs nobody has said anything. V is the verb; of it the lexicon gives the act. "+" a sentence that it holds
# for, "-" one that it must not. What somebody did not say or may say is a statement, and marked so (extract/commitment).
# What somebody holds back, which is an act of its own.
withheld    V{inf} <xcomp {lemma:decline|refuse}
  + She declined to say who paid.
  - She declined the money and said who paid.
# What somebody keeps from others: no words are denied by it.
%leave      = entry entrance access visa admission permission passage asylum bail permit accreditation
refused     V{lemma:deny} >dobj {lemma:%leave}
  + Norway denied entry to the crew.
  + The ministry denied them a visa.
  - Norway denied the report.
# What it would be right or wrong for anybody to say.
impersonal  V{inf} <xcomp ({lemma:be} >nsubj {lower:it})
  + It is wrong to say that she paid.
  + In May it was wrong to say that she paid.
  - She was glad to say that she paid.
impersonal  V{inf} <xcomp ({} >nsubj|nsubjpass {lower:it} > {lemma:be})
  + It was decided to say that she paid.
  - She was urged to say that she paid.
# What the writer gathers from something.
impersonal  V{} >nsubj {lower:this|that; tag:DT}
  + This would confirm that she paid.
  - The mayor would confirm that she paid.
# What is left to others.
delegated   V{tag:VB} < {lemma:let|make|help}
  + Let others tell the story.
  - Others told the story.
# What the writer finds worth saying.
worthwhile  V{} < {lemma:worth}
  + It is worth noting that she paid.
  - She noted that it paid.
# "Quoted Y as saying": the statement is that of "saying".
quoted      V{lemma:quote|cite} >prep ({word:as} >pcomp {})
  + The paper quoted her as saying that it rained.
  - The paper quoted her words.
quoted      V{lemma:quote|cite} >dobj ({} >prep ({word:as} >pcomp {}))
  + “I have seen no ship since the winter,” the Herald quoted a fisherman as saying.
  - The Herald quoted a fisherman of the town.
# What somebody is to do or means to do, unless the words are given.
purpose     V{inf; dep:acl|advcl} !>ccomp {}
  + They met to condemn the attack.
  + The mayor has the right to reveal secrets.
  - They met to say that it rained.
purpose     V{inf; !act:assert|ask} !>ccomp {}
  + She hoped to accuse him of theft.
  - She wanted to tell him of the theft.
# Whoever consents to do something does not say by that what is so.
consent     V{lemma:agree} >xcomp {inf}
  + Norway agreed to free the crew.
  - Norway agreed that the crew was free.
# What is won, and what is lost to a storm.
%prize      = title medal gold silver bronze trophy crown life victim
won         V{lemma:claim} >dobj {lemma:%prize}
  + She claimed her third title.
  + The flood claimed two lives.
  - The group claimed the attack.
# What somebody tries or is free to say.
%chance     = attempt effort right chance opportunity ability freedom
chance      V{inf; dep:acl} < {lemma:%chance}
  + The remark was an attempt to warn what may happen.
  + She has every right to say what she thinks.
  - She vowed to warn what may happen.
# What something is marked by.
marked      V{lemma:characterize|characterise} >agent {} !>prep ({word:as} >pobj|amod {})
  + The time was characterized by fear.
  - It was characterized as a war by the mayor.
