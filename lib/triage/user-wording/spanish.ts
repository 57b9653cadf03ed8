/** PENDING_DISCONNECT and PENDING_EXPIRATION: for the user they are one and the same. */
const expiringWording =
  'Su permiso para conectar su cuenta bancaria vencerá pronto. Por favor, abra nuestra aplicación, elija la cuenta y confirme la conexión con su banco. Le tomará alrededor de un minuto y no cambiará nada de lo que ya configuró.';

/** What the end user can be told, in Spanish, by error type and code. */
export const spanishWording = {
  'ITEM_ERROR ITEM_LOGIN_REQUIRED':
    'Su banco le pide que confirme la conexión otra vez. Por favor, abra nuestra aplicación, elija su cuenta bancaria y vuelva a iniciar sesión en su banco. Le tomará alrededor de un minuto y no perderá nada de lo que ya configuró.',
  'ITEM_ERROR ACCESS_NOT_GRANTED':
    'Su banco no tiene permiso para compartir con nosotros todo lo que necesitamos. Por favor, abra nuestra aplicación, elija su cuenta bancaria y, cuando su banco le pregunte qué desea compartir, deje marcadas todas las casillas. Si la cuenta es de otra persona, quien debe hacer esto es el titular de la cuenta.',
  'ITEM_ERROR INSUFFICIENT_CREDENTIALS':
    'Parece que la conexión con su banco no se completó. Por favor, abra nuestra aplicación y conecte su banco de nuevo. Permanezca en las páginas de su banco hasta regresar automáticamente a nuestra aplicación. Solo le tomará uno o dos minutos.',
  'ITEM_ERROR INVALID_CREDENTIALS':
    'Su banco no aceptó los datos de inicio de sesión. Por favor, inicie sesión primero en el sitio web o en la aplicación de su banco para asegurarse de que sean correctos; después, abra nuestra aplicación e inténtelo de nuevo. Tenga cuidado: después de varios intentos fallidos, su banco podría bloquear su cuenta por seguridad.',
  'ITEM_ERROR INVALID_MFA':
    'El código de seguridad o la respuesta que escribió no coincide. Por favor, intente conectar su banco de nuevo y use el código más reciente que su banco le envíe. Si no le llega ningún código, verifique que su banco tenga el número de teléfono y el correo electrónico que usted usa actualmente.',
  'ITEM_ERROR INVALID_SEND_METHOD':
    'Su banco no pudo enviar el código de seguridad en este momento. No es culpa suya y su cuenta no tiene ningún problema. Por favor, inténtelo de nuevo hoy más tarde.',
  'ITEM_ERROR INVALID_PHONE_NUMBER':
    'No se pudo usar el número de teléfono. Por favor, revíselo y escríbalo de nuevo. Debe ser un número de Estados Unidos o Canadá. Si no tiene uno, elija "Maybe later" (quizás más tarde) y conecte su banco sin dar un número.',
  'ITEM_ERROR INVALID_OTP':
    'El código que escribió no coincide. Por favor, escriba otra vez el código más reciente que recibió. Si aun así no funciona, elija "Maybe later" (quizás más tarde) y conecte su banco sin el código.',
  'ITEM_ERROR INVALID_UPDATED_USERNAME':
    'Los datos de inicio de sesión no coinciden con los que usó la primera vez que conectó su banco. Por favor, inténtelo de nuevo con el mismo nombre de usuario de antes, respetando las mayúsculas. Si tiene un nombre de usuario nuevo en su banco, elimine esta conexión en nuestra aplicación y agregue su banco otra vez.',
  'ITEM_ERROR ITEM_LOCKED':
    'Su banco bloqueó su cuenta, probablemente después de varios intentos fallidos de iniciar sesión. Para desbloquearla, por favor, visite el sitio web de su banco o llame a su banco. Cuando pueda volver a iniciar sesión allí, abra nuestra aplicación y conecte su banco de nuevo.',
  'ITEM_ERROR ITEM_NOT_FOUND':
    'La conexión con su banco terminó. Si desea seguir usando su banco con nosotros, por favor, abra nuestra aplicación y agregue su banco otra vez como una conexión nueva. Si usted terminó la conexión a propósito, no tiene que hacer nada.',
  'ITEM_ERROR ITEM_NOT_SUPPORTED':
    'Lo sentimos, pero esta cuenta no se puede conectar. Si inició sesión con un acceso limitado o de invitado, por favor, use su acceso completo. De lo contrario, elija otra cuenta u otro banco.',
  'ITEM_ERROR MANUAL_VERIFICATION_REQUIRED':
    'No pudimos confirmar su cuenta de inversiones de forma automática. Por favor, abra nuestra aplicación, elija la cuenta y complete los datos que se le pidan. Le será útil tener a la mano los datos de su cuenta.',
  'ITEM_ERROR MFA_NOT_SUPPORTED':
    'No podemos conectar esta cuenta por la forma en que su banco verifica el inicio de sesión. Si usted eligió que su banco le pida un código de seguridad cada vez, puede cambiar eso en la configuración de su banco e intentarlo de nuevo. De lo contrario, por favor, conecte otra cuenta.',
  'ITEM_ERROR NO_ACCOUNTS':
    'Su banco no nos mostró ninguna cuenta que podamos usar. Por favor, abra nuestra aplicación, elija su banco y seleccione las cuentas que desea compartir. Si su cuenta se cerró, conecte otra.',
  'ITEM_ERROR NO_AUTH_ACCOUNTS':
    'No encontramos una cuenta de cheques o de ahorros que se pueda usar para pagos. Por favor, abra nuestra aplicación, elija su banco y comparta una cuenta de ese tipo, incluidos los números de cuenta y de ruta. Si no tiene ninguna allí, conecte otro banco.',
  'ITEM_ERROR NO_INVESTMENT_ACCOUNTS':
    'No encontramos una cuenta de inversiones en el banco que conectó. Por favor, abra nuestra aplicación, elija el banco y comparta su cuenta de inversiones. Si la tiene en otro banco o en una firma de corretaje, conecte esa institución.',
  'ITEM_ERROR NO_INVESTMENT_AUTH_ACCOUNTS':
    'No encontramos una cuenta de inversiones que se pueda usar para la transferencia. Por favor, abra nuestra aplicación, elija su banco o firma de corretaje y comparta la cuenta que desea transferir. Si la tiene en otro lugar, conecte esa institución.',
  'ITEM_ERROR NO_LIABILITY_ACCOUNTS':
    'No encontramos un préstamo ni una tarjeta de crédito en el banco que conectó. Por favor, abra nuestra aplicación, elija el banco y comparta la cuenta de su préstamo o tarjeta. Si la tiene en otro banco, conecte ese banco.',
  'ITEM_ERROR PASSWORD_RESET_REQUIRED':
    'Su banco le pide que elija una contraseña nueva. Por favor, hágalo en el sitio web o en la aplicación de su banco. Cuando pueda iniciar sesión allí con la contraseña nueva, abra nuestra aplicación y conecte su banco de nuevo.',
  'ITEM_ERROR USER_SETUP_REQUIRED':
    'Su banco necesita algo de usted primero, por ejemplo, que acepte términos nuevos o complete su perfil. Por favor, inicie sesión en el sitio web de su banco, siga las indicaciones y verifique que esté permitido el acceso de otras aplicaciones. Después, abra nuestra aplicación y conecte su banco de nuevo.',
  'ITEM_ERROR USER_INPUT_TIMEOUT':
    'Se agotó el tiempo de la conexión mientras usted elegía sus cuentas. No se perdió nada. Por favor, abra nuestra aplicación y conecte su banco de nuevo; tendrá unos cinco minutos para elegir las cuentas.',
  'ITEM_ERROR INCORRECT_DEPOSIT_AMOUNTS':
    'Los montos que escribió no coinciden con los pequeños depósitos que le enviamos. Por favor, búsquelos en su estado de cuenta, abra nuestra aplicación y escriba los dos montos exactamente como aparecen allí.',
  'ITEM PENDING_DISCONNECT': expiringWording,
  'ITEM PENDING_EXPIRATION': expiringWording,
  'ITEM PRODUCT_PERMISSIONS_REQUIRED':
    'Para terminar la configuración, necesitamos un permiso más de su banco. Por favor, abra nuestra aplicación, elija su cuenta bancaria y, en la página de su banco, deje marcadas todas las casillas. Gracias.',
  'ITEM VERIFICATION_EXPIRED':
    'El plazo para confirmar su cuenta bancaria venció antes de que se ingresaran los montos de los dos pequeños depósitos. Por favor, abra nuestra aplicación y agregue la cuenta otra vez. Entonces tendrá siete días para ingresar los montos nuevos.',
  'INSTITUTION_ERROR INSTITUTION_DOWN':
    'Su banco no está disponible en este momento, quizás por mantenimiento. Su cuenta no tiene ningún problema y usted no tiene que hacer nada. Por favor, inténtelo de nuevo en unas horas o mañana.',
  'INSTITUTION_ERROR INSTITUTION_NOT_RESPONDING':
    'Su banco tiene problemas técnicos y no siempre responde. Su cuenta no tiene ningún problema y usted no tiene que hacer nada. Por favor, inténtelo de nuevo en unas horas o mañana.',
  'INSTITUTION_ERROR INSTITUTION_NOT_AVAILABLE':
    'En este momento se está trabajando en la conexión con su banco. Su cuenta está segura y usted no tiene que hacer nada. Por favor, inténtelo de nuevo en unas horas o mañana.',
  'INSTITUTION_ERROR INSTITUTION_NO_LONGER_SUPPORTED':
    'Lo sentimos: este banco ya no se puede conectar en nuestra aplicación. Su cuenta en el banco no se ve afectada. Si tiene una cuenta en otro banco, por favor, abra nuestra aplicación y conecte esa cuenta.',
  'INSTITUTION_ERROR UNSUPPORTED_RESPONSE':
    'Hay una falla técnica en la conexión con su banco. Su cuenta no se ve afectada y usted no tiene que hacer nada. Nos estamos encargando de que se revise; mientras se corrige, puede conectar otro banco.',
  'API_ERROR INTERNAL_SERVER_ERROR':
    'Algo salió mal al comunicarnos con su banco. No es culpa suya y su cuenta está segura. Por favor, inténtelo de nuevo en unas horas o mañana.',
  'API_ERROR PLANNED_MAINTENANCE':
    'Por mantenimiento, la conexión con los bancos está en pausa por poco tiempo. Sus cuentas están seguras y usted no tiene que hacer nada. Por favor, inténtelo de nuevo un poco más tarde.',
  'ASSET_REPORT_ERROR DATA_UNAVAILABLE':
    'No pudimos preparar su informe porque una de sus conexiones bancarias necesita atención. Por favor, abra nuestra aplicación, busque el banco que está marcado y siga los pasos que aparecen allí. Prepararemos el informe cuando ese banco esté conectado de nuevo.',
  'ASSET_REPORT_ERROR ASSET_REPORT_GENERATION_FAILED':
    'Por un problema temporal, no pudimos preparar su informe en este momento. Usted no tiene que hacer nada: lo intentaremos de nuevo y le avisaremos cuando el informe esté listo.',
  'ASSET_REPORT_ERROR DATA_QUALITY_CHECK_FAILED':
    'Su banco nos envió datos que todavía no concuerdan entre sí, así que no pudimos preparar su informe. Usted no tiene que hacer nada: por lo general, esto se resuelve en uno o dos días, y entonces lo intentaremos de nuevo.',
  'BANK_TRANSFER_ERROR BANK_TRANSFER_ACCOUNT_BLOCKED':
    'No podemos verificar esta cuenta bancaria porque un pago anterior con ella no funcionó. Por favor, conecte una cuenta diferente en nuestra aplicación y use esa.',
  'CHECK_REPORT_ERROR DATA_UNAVAILABLE':
    'No pudimos preparar su informe porque no logramos leer la información de uno de sus bancos. Por favor, abra nuestra aplicación, elija el banco que está marcado y vuelva a iniciar sesión allí. Prepararemos el informe en cuanto ese banco esté conectado de nuevo.',
  'CHECK_REPORT_ERROR INSUFFICIENT_TRANSACTION_DATA':
    'La cuenta bancaria que conectó no tiene suficientes movimientos para que podamos preparar su informe. Por favor, conecte una cuenta más, de preferencia la cuenta en la que recibe sus ingresos y que usa a diario.',
  'CHECK_REPORT_ERROR NO_ACCOUNTS':
    'Las cuentas que conectó no se pueden usar para este informe. Por favor, conecte otro banco en el que tenga una cuenta de uso diario, como la cuenta en la que recibe sus ingresos.',
  'CHECK_REPORT_ERROR NETWORK_CONSENT_REQUIRED':
    'Para terminar su informe, necesitamos un permiso más de usted. Por favor, abra nuestra aplicación y siga de nuevo los pasos para conectar su banco; se le preguntará si esta información se puede compartir. La decisión es suya.',
  'CHECK_REPORT_ERROR DATA_QUALITY_CHECK_FAILED':
    'Su banco nos envió datos que todavía no concuerdan entre sí, así que su informe no está listo. Usted no tiene que hacer nada: por lo general, esto se resuelve en uno o dos días, y entonces lo intentaremos de nuevo.',
  'INCOME_VERIFICATION_ERROR INCOME_VERIFICATION_FAILED':
    'Esta vez no pudimos confirmar sus ingresos. Por favor, abra nuestra aplicación e inténtelo una vez más. Si sube documentos, asegúrese de que estén completos y se puedan leer con facilidad. Si vuelve a fallar, avísenos y le ayudaremos.',
  'INCOME_VERIFICATION_ERROR INCOME_VERIFICATION_UPLOAD_ERROR':
    'Su documento no nos llegó completo. Por favor, revise su conexión a internet y suba el documento de nuevo; puede hacerlo de inmediato.',
  'INCOME_VERIFICATION_ERROR VERIFICATION_STATUS_PENDING_APPROVAL':
    'Ya casi terminamos: solo falta que usted dé su permiso para compartir la información de sus ingresos. Por favor, abra nuestra aplicación, regrese al paso de los ingresos y confirme que acepta compartirla.',
  'INVALID_INPUT INCORRECT_DEPOSIT_VERIFICATION':
    'El código que ingresó no coincide con el pequeño depósito enviado a su cuenta bancaria. Por favor, busque el depósito en su banca en línea, lea con cuidado el código que aparece al lado e ingréselo de nuevo. Tiene tres intentos en total; después de eso, tendría que conectar la cuenta desde el principio.',
  'INVALID_INPUT INVALID_LINK_TOKEN':
    'La página para conectar su banco se cerró porque llevaba un rato abierta o porque el inicio de sesión falló varias veces. Por favor, ábrala de nuevo y continúe; solo le tomará un momento.',
  'INVALID_INPUT ADDITIONAL_CONSENT_REQUIRED':
    'Para continuar, necesitamos su permiso para ver algo más de información de su banco. Por favor, abra nuestra aplicación, elija su cuenta bancaria y confirme lo que desea compartir. Puede revisar la lista antes de aceptar, y su conexión actual seguirá igual.',
  'INVALID_INPUT PROFILE_AUTHENTICATION_FAILED':
    'El código no coincidió, así que esta vez no pudimos usar sus datos guardados. No se preocupe: por favor, conecte su banco de la manera habitual, eligiéndolo en la lista e iniciando sesión.',
  'INVALID_INPUT TOO_MANY_VERIFICATION_ATTEMPTS':
    'El código se ingresó mal demasiadas veces, así que se cerró este intento de confirmar su cuenta bancaria. Por favor, abra nuestra aplicación y conecte la cuenta otra vez desde el principio. Su cuenta bancaria en sí no se ve afectada.',
  'INVALID_INPUT USER_PERMISSION_REVOKED':
    'Se retiró el permiso para consultar esta cuenta bancaria, así que dejamos de usarla. Si eso es lo que usted quería, no tiene que hacer nada. Si desea volver a usarla con nosotros, por favor, abra nuestra aplicación y conecte la cuenta como si fuera la primera vez.',
  'INVALID_REQUEST INVALID_ACCOUNT_NUMBER':
    'El número de cuenta que ingresó no parece coincidir con la cuenta que eligió. Por favor, compárelo con un estado de cuenta o con su banca en línea, asegúrese de que se puedan hacer pagos desde esta cuenta e ingréselo una vez más. Si aun así no funciona, avísenos y lo revisaremos.',
  'OAUTH_ERROR OAUTH_STATE_ID_NOT_FOUND':
    'No se pudo completar la conexión con su banco debido a una falla técnica. No es culpa suya y su cuenta está segura. Por favor, inténtelo de nuevo hoy más tarde.',
  'PAYMENT_ERROR PAYMENT_BLOCKED':
    'Por ahora no pudimos hacer este pago. No salió dinero de su cuenta. Estamos revisando lo que pasó y le avisaremos cuándo puede intentarlo de nuevo o de qué otra forma puede pagar.',
  'PAYMENT_ERROR PAYMENT_CANCELLED':
    'Su pago se canceló antes de que su banco lo aprobara, así que no se retiró dinero de su cuenta. Si todavía desea pagar, por favor, empiece de nuevo. También puede elegir una cuenta bancaria diferente.',
  'PAYMENT_ERROR PAYMENT_INSUFFICIENT_FUNDS':
    'Su banco no pudo hacer este pago porque no hay suficiente dinero en la cuenta que eligió. No se retiró dinero. Por favor, inténtelo de nuevo con otra cuenta o después de depositar dinero en esta.',
  'PAYMENT_ERROR PAYMENT_REJECTED':
    'Su banco no aceptó este pago y no se retiró dinero de su cuenta. Puede intentarlo con un monto menor o pagar desde otro banco. Si desea saber el motivo, por favor, pregunte a su banco, que también puede decirle si es posible permitir el pago.',
  'PAYMENT_ERROR PAYMENT_CONSENT_CANCELLED':
    'La configuración de sus pagos se canceló antes de completarse, así que no se acordó nada ni se retiró dinero. Si todavía desea continuar, por favor, empiece de nuevo. También puede elegir un banco diferente.',
  'RATE_LIMIT_EXCEEDED INSTITUTION_RATE_LIMIT':
    'Su banco está recibiendo muchas solicitudes en este momento y no puede responder a las nuestras. Usted no tiene que hacer nada: lo intentaremos de nuevo automáticamente. Por favor, revise de nuevo dentro de un rato.',
  'RATE_LIMIT_EXCEEDED RATE_LIMIT':
    'Hubo muchos intentos de conectar su banco, así que, por su seguridad, por ahora no se permiten más. Por favor, espere de uno a dos días, asegúrese de poder iniciar sesión en el sitio web de su banco y después inténtelo de nuevo. Su cuenta bancaria en sí no se ve afectada.',
  'RECAPTCHA_ERROR RECAPTCHA_REQUIRED':
    'Antes de conectar su banco, necesitamos confirmar que usted es una persona. Por favor, resuelva la breve prueba que aparece en la pantalla y la conexión continuará enseguida.',
  'RECAPTCHA_ERROR RECAPTCHA_BAD':
    'La prueba para confirmar que usted es una persona no funcionó esta vez. Por favor, espere un poco, abra nuestra aplicación e inténtelo de nuevo, de preferencia en otro navegador o en otro dispositivo. Si vuelve a fallar, avísenos y le ayudaremos.',
  'TRANSACTION_ERROR TRANSACTION_FAST_PAY_DISABLED':
    'No pudimos enviar dinero a su cuenta porque no acepta pagos rápidos. No se perdió nada. Por favor, denos los datos de otra cuenta y enviaremos el dinero allí.',
  'TRANSACTION_ERROR TRANSACTION_EXECUTION_FAILED':
    'Su pago todavía no se ha realizado debido a un problema técnico. Usted no tiene que hacer nada. Lo intentaremos de nuevo en breve y le avisaremos cuando el dinero esté en camino.',
  'TRANSFER_ERROR TRANSFER_ACCOUNT_BLOCKED':
    'Ya no podemos hacer pagos con esta cuenta bancaria porque su banco devolvió un pago anterior. Por favor, conecte una cuenta diferente en nuestra aplicación y úsela para sus pagos.',
  'TRANSFER_ERROR TRANSFER_UNSUPPORTED_ACCOUNT_TYPE':
    'La cuenta que eligió no se puede usar para pagos. Por favor, conecte una cuenta de cheques, o una cuenta de ahorros que permita pagos, y elija esa. Sus demás conexiones seguirán igual.',
  'CODAT DEAUTHORIZED':
    'Ya no podemos ver su cuenta bancaria, por lo que la información que le mostramos no está al día. Por favor, abra el enlace que le enviamos, elija su banco e inicie sesión una vez más. Le tomará alrededor de un minuto y no se perderá nada.',
} as const satisfies Readonly<Record<string, string>>;
