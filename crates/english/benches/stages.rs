//! Each stage of the language engine on a text of some seven hundred tokens, its words known already.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sayso_english::{Engine, Stages};

const PARAGRAPH: &str = "The foreign ministry in Port Anna said on Tuesday that its envoy, Karin Holt, had met \
    rebel leaders near the border for the third time since the ceasefire collapsed in May. \"We are not giving up,\" \
    she told reporters, adding that 1,200 families had left the valley and that $3.5 million in aid was stuck at the \
    crossing. The army accused the rebels of shelling two villages; a spokesman for the Northern Front denied it. \
    Neighbouring countries, which have sent observers under a United Nations mandate, urged both sides to talk. ";

fn stages(criterion: &mut Criterion) {
    let text = PARAGRAPH.repeat(6);
    let tokens = Engine::embedded().parser().parse(&text).len();
    let mut group = criterion.benchmark_group("english");
    group.throughput(Throughput::Elements(tokens as u64));
    let mut stage = |name: &str, run: fn(&mut Stages)| {
        let mut stages = Stages::new(&text);
        group.bench_function(name, |bencher| bencher.iter(|| run(&mut stages)));
    };
    stage("tokenize", Stages::tokenize);
    stage("tag", Stages::tag);
    stage("recognise", Stages::recognise);
    stage("parse", Stages::parse);
    stage("find trees", |stages| {
        stages.tag();
        stages.find_trees();
    });
    stage("describe", Stages::describe);
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
