package io.openitem.kit.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.openitem.contracts.AccountNumber;
import io.openitem.contracts.AllocationId;
import io.openitem.contracts.CalendarCode;
import io.openitem.contracts.ChannelCode;
import io.openitem.contracts.Code;
import io.openitem.contracts.CountryCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LanguageCode;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.NoticeId;
import io.openitem.contracts.PaymentId;
import io.openitem.contracts.RatingClass;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.SourceCode;
import io.openitem.contracts.StepCode;
import io.openitem.contracts.TaskId;
import io.openitem.contracts.TypedId;
import java.io.IOException;
import java.util.function.Function;

/**
 * How the contract's values look in JSON, on topics and in the API alike: ids and codes are strings, money is
 * {@code {"amount":"1234.50","currency":"EUR"}} with the amount as an exact decimal string.
 */
public final class ContractsModule extends SimpleModule {

    private static final long serialVersionUID = 1;

    public ContractsModule() {
        super("openitem-contracts");
        addSerializer(TypedId.class, ToStringSerializer.instance);
        addSerializer(Code.class, ToStringSerializer.instance);
        addSerializer(Money.class, new MoneySerializer());
        addDeserializer(Money.class, new MoneyDeserializer());
        text(AllocationId.class, AllocationId::parse);
        text(CustomerId.class, CustomerId::parse);
        text(InvoiceId.class, InvoiceId::parse);
        text(NoticeId.class, NoticeId::parse);
        text(PaymentId.class, PaymentId::parse);
        text(TaskId.class, TaskId::parse);
        text(AccountNumber.class, AccountNumber::new);
        text(CalendarCode.class, CalendarCode::new);
        text(ChannelCode.class, ChannelCode::new);
        text(CountryCode.class, CountryCode::new);
        text(DocumentNumber.class, DocumentNumber::new);
        text(LanguageCode.class, LanguageCode::new);
        text(LegalEntityId.class, LegalEntityId::new);
        text(RatingClass.class, RatingClass::new);
        text(ReasonCode.class, ReasonCode::new);
        text(SourceCode.class, SourceCode::new);
        text(StepCode.class, StepCode::new);
    }

    private <T> void text(Class<T> type, Function<String, T> parse) {
        addDeserializer(type, new TextDeserializer<>(type, parse));
    }

    /** Keeps our own message as the cause: Jackson's quotes the input and must not be shown. */
    private static JsonMappingException refusal(
            DeserializationContext context, String text, Class<?> type, IllegalArgumentException why) {
        JsonMappingException refusal = context.weirdStringException(text, type, String.valueOf(why.getMessage()));
        refusal.initCause(why);
        return refusal;
    }

    private static final class TextDeserializer<T> extends FromStringDeserializer<T> {

        private static final long serialVersionUID = 1;

        private final transient Function<String, T> parse;

        TextDeserializer(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        protected T _deserialize(String text, DeserializationContext context) throws IOException {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException e) {
                throw refusal(context, text, _valueClass, e);
            }
        }

        /** An empty text is no id and no code: it is refused like any other that does not fit. */
        @Override
        protected Object _deserializeFromEmptyString(DeserializationContext context) throws IOException {
            return _deserialize("", context);
        }
    }

    private static final class MoneySerializer extends StdSerializer<Money> {

        private static final long serialVersionUID = 1;

        MoneySerializer() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            json.writeStringField("amount", money.amount());
            json.writeStringField("currency", money.currency().getCurrencyCode());
            json.writeEndObject();
        }
    }

    private static final class MoneyDeserializer extends StdDeserializer<Money> {

        private static final long serialVersionUID = 1;

        MoneyDeserializer() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser json, DeserializationContext context) throws IOException {
            JsonNode node = json.readValueAsTree();
            JsonNode amount = node.path("amount");
            JsonNode currency = node.path("currency");
            if (!amount.isTextual() || !currency.isTextual()) {
                return context.reportInputMismatch(
                        Money.class,
                        "Money is an object of two strings: {\"amount\":\"1234.50\",\"currency\":\"EUR\"}");
            }
            try {
                return Money.parse(amount.textValue(), currency.textValue());
            } catch (IllegalArgumentException e) {
                throw refusal(context, amount.textValue(), Money.class, e);
            }
        }
    }
}
