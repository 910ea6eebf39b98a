package io.soulnear.dialogue;

import io.soulnear.runtime.Service;

/** The process that talks. */
public final class DialogueService {
    private DialogueService() {}

    public static void main(String[] args) {
        Service.run(DialogueService.class, args);
    }
}
