package io.soulnear.journeys.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the tests of a class the one {@link RunningSystem} of their process: started with its first use, ended with the process. After
 * each class its logs, metrics and traces are searched for what must never be in them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WholeSystem.Shared.class)
public @interface WholeSystem {

    /** Finds the system that is shared, and looks after its secrets. */
    final class Shared implements ParameterResolver, AfterAllCallback {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningSystem.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return Started.SYSTEM;
        }

        @Override
        public void afterAll(ExtensionContext context) {
            Started.SECRETS.assertKept();
        }

        /** Not in a store of JUnit's: that ends with each class where classes are handed to several processes. */
        private static final class Started {
            static final RunningSystem SYSTEM = RunningSystem.start();
            static final Secrets SECRETS = new Secrets(SYSTEM);
        }
    }
}
