package io.soulnear.safety;

/** Why a model's reply must not reach a person. */
public enum Violation {
    /** It says what the person suffers from. */
    DIAGNOSIS,
    /** It advises what harms: means, doses, leaving off medicine, revenge, keeping away from help. */
    HARMFUL_ADVICE,
    /** It gives away what the model was told. */
    LEAKED_INSTRUCTIONS,
    /** It holds an address or a number that nobody in this talk has mentioned. */
    FOREIGN_DATA
}
