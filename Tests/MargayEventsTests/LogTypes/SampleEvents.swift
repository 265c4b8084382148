/// An invented event of each log type, by the name of the type, and the nanoseconds of its time.
let sampleEvents: [(type: String, json: String, time: Int64)] = [
  (
    "AWS.CloudTrail",
    #"{"eventVersion":"1.09","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::123456789012:user/ada","accountId":"123456789012","userName":"ada"},"eventTime":"2026-03-02T08:00:00Z","eventSource":"iam.amazonaws.com","eventName":"CreateUser","awsRegion":"us-east-1","sourceIPAddress":"203.0.113.7","userAgent":"aws-cli/2.24","requestParameters":{"userName":"bob"},"responseElements":null,"requestID":"r-1","eventID":"e-1","readOnly":false,"eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":"123456789012","eventCategory":"Management"}"#,
    1_772_438_400_000_000_000
  ),
  (
    "AWS.S3ServerAccess",
    #"{"bucketowner":"79a5","bucket":"example-reports","time":"2026-03-02T08:00:00Z","remoteip":"203.0.113.7","requester":"arn:aws:iam::123456789012:user/ada","requestid":"3E57427F33A59F07","operation":"REST.GET.OBJECT","key":"a.csv","requesturi":"GET /a.csv HTTP/1.1","httpstatus":200,"bytessent":11,"objectsize":11,"useragent":"curl/8.5.0"}"#,
    1_772_438_400_000_000_000
  ),
  (
    "AWS.ALB",
    #"{"type":"https","timestamp":"2026-03-02T08:00:00.500000Z","elb":"app/shop/50dc6c495c0c9188","clientIp":"203.0.113.7","clientPort":46532,"targetIp":"10.0.1.15","targetPort":8080,"elbStatusCode":200,"targetStatusCode":200,"requestHttpMethod":"GET","requestUrl":"https://shop.example.com:443/","userAgent":"curl/8.5.0","domainName":"shop.example.com"}"#,
    1_772_438_400_500_000_000
  ),
  (
    "AWS.VPCFlow",
    #"{"version":2,"account":"123456789012","interfaceId":"eni-0123456789abcdef0","srcAddr":"10.0.1.15","dstAddr":"10.0.2.20","srcPort":51544,"dstPort":445,"protocol":6,"packets":1,"bytes":40,"start":1772438400,"end":1772438460,"action":"REJECT","status":"OK"}"#,
    1_772_438_400_000_000_000
  ),
  (
    "AWS.GuardDuty",
    #"{"schemaVersion":"2.0","accountId":"123456789012","region":"us-east-1","partition":"aws","id":"f-1","arn":"arn:aws:guardduty:us-east-1:123456789012:detector/d/finding/f-1","type":"Recon:EC2/PortProbeUnprotectedPort","resource":{"resourceType":"Instance"},"service":{"serviceName":"guardduty","count":3,"archived":false},"severity":2,"createdAt":"2026-03-02T07:00:00Z","updatedAt":"2026-03-02T08:00:00.000Z","title":"Probe","description":"Probe"}"#,
    1_772_438_400_000_000_000
  ),
  (
    "Okta.SystemLog",
    #"{"uuid":"b1","published":"2026-03-02T08:00:00.123Z","eventType":"user.session.start","version":"0","severity":"INFO","displayMessage":"User login to Okta","actor":{"id":"u1","type":"User","alternateId":"ada@example.com","displayName":"Ada"},"client":{"ipAddress":"203.0.113.7"},"outcome":{"result":"SUCCESS"},"target":[]}"#,
    1_772_438_400_123_000_000
  ),
  (
    "GCP.AuditLog",
    #"{"logName":"projects/example/logs/cloudaudit.googleapis.com%2Factivity","resource":{"type":"project","labels":{"project_id":"example"}},"protoPayload":{"@type":"type.googleapis.com/google.cloud.audit.AuditLog","serviceName":"iam.googleapis.com","methodName":"SetIamPolicy"},"timestamp":"2026-03-02T08:00:00.123456789Z","receiveTimestamp":"2026-03-02T08:00:01Z","severity":"NOTICE","insertId":"x1"}"#,
    1_772_438_400_123_456_789
  ),
  (
    "GSuite.Reports",
    #"{"kind":"admin#reports#activity","id":{"time":"2026-03-02T08:00:00.001Z","uniqueQualifier":"1","applicationName":"login","customerId":"C00example"},"actor":{"email":"ada@example.com","profileId":"11"},"ipAddress":"203.0.113.7","events":[{"type":"login","name":"login_success","parameters":[]}]}"#,
    1_772_438_400_001_000_000
  ),
  (
    "GSuite.ActivityEvent",
    #"{"id":{"time":"2026-03-02T08:00:00.001Z","applicationName":"admin","customerId":"C00example"},"actor":{"email":"ada@example.com"},"type":"USER_SETTINGS","name":"GRANT_ADMIN_PRIVILEGE","parameters":{"USER_EMAIL":"bob@example.com"}}"#,
    1_772_438_400_001_000_000
  ),
  (
    "GitHub.Audit",
    #"{"@timestamp":1772438400123,"_document_id":"d1","action":"repo.create","actor":"ada","actor_ip":"203.0.113.7","created_at":1772438400123,"org":"example","repo":"example/app","visibility":"private"}"#,
    1_772_438_400_123_000_000
  ),
  (
    "Nginx.Access",
    #"{"remoteAddr":"203.0.113.7","time":"2026-03-02T08:00:00Z","request":"GET / HTTP/1.1","status":200,"bodyBytesSent":1843,"httpReferer":"-","httpUserAgent":"curl/8.5.0"}"#,
    1_772_438_400_000_000_000
  ),
  (
    "Osquery.Differential",
    #"{"name":"pack_it_users","hostIdentifier":"build-07.example.com","calendarTime":"Mon Mar  2 08:00:00 2026 UTC","unixTime":1772438400,"epoch":0,"counter":1,"numerics":false,"columns":{"username":"root"},"action":"added"}"#,
    1_772_438_400_000_000_000
  ),
  (
    "Auth0.Events",
    #"{"log_id":"900","data":{"date":"2026-03-02T08:00:00.000Z","type":"s","description":"Successful login","ip":"203.0.113.7","user_name":"ada@example.com"}}"#,
    1_772_438_400_000_000_000
  ),
  (
    "Amazon.EKS.Audit",
    #"{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"a1","stage":"ResponseComplete","requestURI":"/api/v1/pods","verb":"list","user":{"username":"ada"},"sourceIPs":["203.0.113.7"],"responseStatus":{"code":200},"requestReceivedTimestamp":"2026-03-02T08:00:00.004000Z","stageTimestamp":"2026-03-02T08:00:00.016000Z"}"#,
    1_772_438_400_004_000_000
  ),
]
