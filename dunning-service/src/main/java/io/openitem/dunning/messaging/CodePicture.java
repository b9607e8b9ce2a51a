package io.openitem.dunning.messaging;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** The picture of a payment code. */
public final class CodePicture {

    /** What the HTML of a message refers to. */
    public static final String CONTENT_ID = "payment-code@openitem";

    private static final int PIXELS = 240;

    private CodePicture() {}

    /** A PNG of the code; error correction M, as EPC069-12 asks for. */
    public static byte[] png(String code) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            var hints = Map.of(
                    EncodeHintType.ERROR_CORRECTION,
                    ErrorCorrectionLevel.M,
                    EncodeHintType.CHARACTER_SET,
                    StandardCharsets.UTF_8.name());
            MatrixToImageWriter.writeToStream(
                    new QRCodeWriter().encode(code, BarcodeFormat.QR_CODE, PIXELS, PIXELS, hints), "PNG", out);
            return out.toByteArray();
        } catch (WriterException e) {
            throw new IllegalStateException("A payment code fits into a QR code", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The HTML of a message as a page of its own shows it: with the picture in it. */
    public static String embedded(String html, String code) {
        return html.replace(
                "cid:" + CONTENT_ID,
                "data:image/png;base64," + Base64.getEncoder().encodeToString(png(code)));
    }
}
