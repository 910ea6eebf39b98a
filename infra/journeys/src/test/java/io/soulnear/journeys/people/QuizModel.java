package io.soulnear.journeys.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.journeys.system.ModelStub;
import io.soulnear.journeys.system.Tongue;
import java.util.List;

/** Teaches the model to write questions, and to find something in answers. */
final class QuizModel {
    private static final ObjectMapper JSON = new ObjectMapper();

    private QuizModel() {}

    static void isTaughtTo(ModelStub model) {
        model.onTask(
                "You write questions for a short",
                call -> questions(call.before().getFirst()));
        model.onTask(
                "You read the first five answers", call -> insight(call.before().getFirst()));
    }

    /** Stands in every question that the model makes. */
    static String mark(Tongue tongue) {
        return tongue.either("из твоей тетради", "from your notebook");
    }

    /** What the model calls what it finds. */
    static String title(Tongue tongue) {
        return tongue.either("Счёт по ночам", "Counting at night");
    }

    /** Of the types that are asked for, each with words of its own. */
    private static String questions(String task) {
        var tongue = tongue(task);
        var begin = task.indexOf("[{\"place\"");
        var places = read(task.substring(begin, task.indexOf(']', begin) + 1));
        var subjects = List.of("утро", "вечер", "зарплату", "подарок", "поездку");
        var english = List.of("mornings", "evenings", "paydays", "presents", "journeys");
        var answer = JSON.createObjectNode();
        var questions = answer.putArray("questions");
        for (int i = 0; i < places.size(); i++) {
            var type = places.get(i).get("type").asText();
            var question = questions
                    .addObject()
                    .put("type", type)
                    .put("theme", "worry")
                    .put("scenario", true);
            question.put(
                    "text",
                    tongue.either(
                            "Что записано про " + subjects.get(i) + " " + mark(tongue) + "?",
                            "What about " + english.get(i) + " " + mark(tongue) + "?"));
            switch (type) {
                case "scale" ->
                    question.put("gist", tongue.either("Записи про " + subjects.get(i), "Notes on " + english.get(i)))
                            .put("reversed", false);
                case "choice" -> {
                    var options = question.putArray("options");
                    options.addObject().put("text", tongue.either("Радость", "Joy"));
                    options.addObject().put("text", tongue.either("Спокойствие", "Calm"));
                    options.addObject()
                            .put("text", tongue.either("Тревога", "Worry"))
                            .put("theme", "worry");
                }
                default -> {}
            }
        }
        return answer.toString();
    }

    private static String insight(String task) {
        var tongue = tongue(task);
        var answer = JSON.createObjectNode();
        var pattern = answer.putArray("patterns").addObject();
        pattern.put("theme", "worry").put("title", title(tongue)).put("confidence", 0.85);
        pattern.put(
                "contradiction", tongue.either("Счёт успокаивает и не даёт спать.", "Counting calms and wakes you."));
        pattern.put("meaning", tongue.either("Возможно, за числами стоит покой.", "Perhaps numbers stand for calm."));
        pattern.put("strength", tongue.either("Ты заботишься о завтра.", "You take care of tomorrow."));
        pattern.putArray("quotes").add(tongue.either("этого никто не говорил", "nobody ever said this"));
        var followUps = answer.putArray("followUps");
        followUps
                .addObject()
                .put("type", "text")
                .put("covers", "contradiction")
                .put(
                        "text",
                        tongue.either(
                                "Когда счёт помогает, а когда мешает?", "When does counting help you, and when not?"));
        var choice = followUps
                .addObject()
                .put("type", "choice")
                .put("covers", "hidden")
                .put("text", tongue.either("О чём попросила бы твоя тревога?", "What would your worry ask for?"));
        var options = choice.putArray("options");
        options.addObject().put("text", tongue.either("Об отдыхе", "Rest"));
        options.addObject().put("text", tongue.either("О защите", "Safety"));
        options.addObject().put("text", tongue.either("О признании", "Respect"));
        followUps
                .addObject()
                .put("type", "scale")
                .put("covers", "hidden")
                .put(
                        "text",
                        tongue.either(
                                "Как часто сумма возвращается в мысли?", "How often does the sum come back to mind?"))
                .put("gist", tongue.either("Снова та же сумма", "The same sum again"));
        followUps
                .addObject()
                .put("type", "scale")
                .put("covers", "resource")
                .put("reversed", true)
                .put(
                        "text",
                        tongue.either("Как часто прогулка приносит облегчение?", "How often does a walk bring relief?"))
                .put("gist", tongue.either("Облегчение от прогулки", "Relief by a walk"));
        followUps
                .addObject()
                .put("type", "text")
                .put("covers", "resource")
                .put(
                        "text",
                        tongue.either("Кто рядом с тобой спокоен о деньгах?", "Who near you is calm about money?"));
        return answer.toString();
    }

    private static Tongue tongue(String task) {
        return task.contains("questions in Russian, one") || task.contains("in Russian, speaking")
                ? Tongue.RUSSIAN
                : Tongue.ENGLISH;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not what a model is asked", e);
        }
    }
}
