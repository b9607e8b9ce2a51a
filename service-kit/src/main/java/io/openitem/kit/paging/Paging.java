package io.openitem.kit.paging;

import io.openitem.kit.problem.FieldError;
import io.openitem.kit.problem.ProblemException;
import io.openitem.kit.problem.ProblemTypes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code limit} and {@code after} of a request for a list. */
@ApplicationScoped
public class Paging {

    private final PagingConfig config;

    Paging(PagingConfig config) {
        this.config = config;
    }

    /**
     * @param list names the list and its order
     * @param keyColumns how many columns order it
     * @throws ProblemException 400 when the limit is out of bounds or the cursor is not one of this list
     */
    public PageRequest request(String list, int keyColumns, @Nullable Integer limit, @Nullable String after) {
        int most = config.maxLimit();
        int wanted = limit == null ? config.defaultLimit() : limit;
        if (wanted < 1 || wanted > most) {
            FieldError error = new FieldError("limit", "Must be 1 to " + most + ".");
            throw new ProblemException(
                    ProblemTypes.MALFORMED_REQUEST.because("`limit` is out of bounds.", List.of(error)));
        }
        return new PageRequest(wanted, after == null ? null : Cursor.decode(list, keyColumns, after));
    }
}
