//! What was answered is there after a power cut.

use super::world::World;

#[tokio::test]
async fn acknowledged_messages_receives_and_deletions_survive() {
    for seed in 0..8 {
        let world = World::new();
        let url = world.queue("q", &[]).await;
        for body in ["deleted", "hidden", "seen", "late"] {
            world.send(&url, body).await;
        }
        for message in world.receive(&url).await {
            match message.body.as_deref() {
                Some("deleted") => world.delete(&url, message.receipt_handle).await.unwrap(),
                Some("seen") => world.hide(&url, message.receipt_handle, 0).await.unwrap(),
                Some("late") => world.hide(&url, message.receipt_handle, 99).await.unwrap(),
                _ => {}
            }
        }
        let world = world.crash(seed);
        assert_eq!(world.counts(&url).await, ["1", "2", "0"], "seed {seed}");
        assert_eq!(world.bodies(&url).await, ["seen"]);
        world.pass_s(30);
        let hidden = world.receive(&url).await;
        let count = |message: &model::sqs::Message| {
            let told = message.attributes.as_ref().unwrap();
            (
                message.body.clone().unwrap(),
                told["ApproximateReceiveCount"].clone(),
            )
        };
        let mut counts: Vec<_> = hidden.iter().map(count).collect();
        counts.sort();
        let expected = [("hidden", "2"), ("seen", "3")];
        assert_eq!(counts, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
        world.pass_s(69);
        assert_eq!(world.bodies(&url).await, ["hidden", "late", "seen"]);
    }
}

#[tokio::test]
async fn what_a_power_cut_leaves_of_a_deleted_queue_is_swept() {
    let world = World::new();
    let url = world.queue("q", &[]).await;
    world.send(&url, "one").await;
    // The queue's row goes first: as if the power were cut between it and the messages.
    let key = "111122223333/us-east-1/q";
    let (queues, store) = (world.service.queues.clone(), world.store.clone());
    let outcome = store.transact(|tx| {
        tx.delete(&queues, key);
        Ok::<_, store::StoreError>(())
    });
    outcome.unwrap().1.await.unwrap();
    drop((queues, store));
    let world = world.crash(1);
    assert_eq!(world.service.index.totals().0, 1);
    assert_eq!(world.service.sweep().await, None);
    assert!(world.service.messages.is_empty());
}
