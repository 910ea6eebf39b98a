package io.soulnear.profile.person.domain;

/** A person as the reception knows them. */
public record Person(Stage stage, Forgetting forgetting, Origin origin) {
    /** Someone of whom nothing is stored. */
    public static final Person UNKNOWN = new Person(new Stage.New(), new Forgetting.NotAsked(), Origin.UNKNOWN);

    Person at(Stage next) {
        return new Person(next, forgetting, origin);
    }

    Person with(Forgetting next) {
        return new Person(stage, next, origin);
    }

    Person with(Origin next) {
        return new Person(stage, forgetting, next);
    }
}
